/** What package.json tells, as far as the tables of the README need it. */
export interface Manifest {
  readonly contributes: {
    readonly commands: readonly Command[];
    readonly menus: Readonly<Record<string, readonly MenuEntry[]>>;
    readonly keybindings: readonly Keybinding[];
    readonly configuration: { readonly properties: Readonly<Record<string, Setting>> };
  };
}

interface Command {
  readonly command: string;
  readonly title: string;
}

interface MenuEntry {
  readonly command?: string;
  readonly when?: string;
}

interface Keybinding {
  readonly command: string;
  readonly key: string;
  readonly mac?: string;
}

interface Setting {
  readonly default: unknown;
  readonly enum?: readonly string[];
  readonly markdownDescription: string;
}

/** Where a menu of VS Code stands, in a reader's words; a menu that is not here is not shown. */
const places: readonly (readonly [menu: string, place: string, view?: string])[] = [
  ["backendArchitect.editor", "editor right-click"],
  ["editor/title", "editor title"],
  ["explorer/context", "explorer"],
  ["comments/commentThread/title", "comment"],
  ["comments/comment/title", "comment"],
  ["view/title", "Findings view", "backendArchitect.findings"],
  ["view/item/context", "Findings view", "backendArchitect.findings"],
  ["view/title", "Backend view", "backendArchitect.backend"],
  ["view/item/context", "Backend view", "backendArchitect.backend"],
  ["scm/title", "Source Control view"],
  ["scm/resourceGroup/context", "its groups"],
  ["scm/resourceState/context", "its files"],
];

/**
 * The README with its tables written anew, each between `<!-- name -->` and `<!-- /name -->`.
 * Throws where a pair of markers is missing.
 */
export function withTables(readme: string, manifest: Manifest): string {
  const withCommands = between(readme, "commands", commandTable(manifest));
  return between(withCommands, "settings", settingTable(manifest));
}

function between(readme: string, name: string, text: string): string {
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [from, to] = [readme.indexOf(start), readme.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`README.md has no ${start} … ${end}`);
  return `${readme.slice(0, from + start.length)}\n${text}\n${readme.slice(to)}`;
}

function commandTable({ contributes }: Manifest): string {
  const { commands, menus, keybindings } = contributes;
  const rows = commands
    .filter(({ command }) => isInPalette(command, menus))
    .map(({ command, title }) => [
      title,
      `\`${withoutPrefix(command)}\``,
      placesOf(command, menus).join(", "),
      keysOf(command, keybindings),
    ]);
  return table(["command", "id", "also in", "keys"], rows);
}

/** A command that never shows there is made for other extensions, and described by itself. */
function isInPalette(command: string, menus: Manifest["contributes"]["menus"]): boolean {
  const entries = menus["commandPalette"] ?? [];
  return !entries.some((entry) => entry.command === command && entry.when === "false");
}

function placesOf(command: string, menus: Manifest["contributes"]["menus"]): readonly string[] {
  const found = places
    .filter(([menu, , view]) =>
      (menus[menu] ?? []).some(
        ({ command: one, when = "" }) =>
          one === command && (view === undefined || when.includes(view)),
      ),
    )
    .map(([, place]) => place);
  return [...new Set(found)];
}

function keysOf(command: string, keybindings: readonly Keybinding[]): string {
  return keybindings
    .filter((binding) => binding.command === command)
    .map(({ key, mac }) => (mac === undefined ? `\`${key}\`` : `\`${key}\` (Mac \`${mac}\`)`))
    .join(", ");
}

function settingTable({ contributes }: Manifest): string {
  const rows = Object.entries(contributes.configuration.properties).map(([key, setting]) => [
    `\`${withoutPrefix(key)}\``,
    `\`${JSON.stringify(setting.default).replace(/^"(.*)"$/, "$1")}\``,
    [withoutCommandLinks(setting.markdownDescription), choices(setting)].filter(Boolean).join(" "),
  ]);
  return table(["setting", "default", "meaning"], rows);
}

function choices({ enum: values }: Setting): string {
  return values === undefined ? "" : values.map((value) => `\`${value}\``).join(" · ");
}

/** Said once above the tables, or they would be all prefix. */
function withoutPrefix(id: string): string {
  return id.replace(/^backendArchitect\./, "");
}

/** A link to a command works in VS Code's settings alone. */
function withoutCommandLinks(markdown: string): string {
  return markdown.replace(/\[([^\]]*)\]\(command:[^)]*\)/g, "$1");
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|").replaceAll("\n", " ")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
