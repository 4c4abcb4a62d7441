import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { mapLists } from "../../src/core/backendMap/words/mapQuestion.ts";
import { categories, severities } from "../../src/core/findings/finding.ts";
import { questionStates } from "../../src/core/findings/words/findingsQuestion.ts";
import { defaultSettings } from "../../src/core/settings.ts";
import {
  commands,
  backendViewId,
  checksToolName,
  commentControllerId,
  contextKeys,
  contextWords,
  extensionId,
  findingsToolName,
  findingsViewId,
  mapToolName,
  modelVendor,
  participantId,
  participantName,
  settingsSection,
  slashCommands,
  walkthroughId,
} from "../../src/manifest.ts";

const root = path.resolve(import.meta.dirname, "../..");

interface MenuEntry {
  readonly command?: string;
  readonly submenu?: string;
  readonly when?: string;
  readonly group?: string;
}
interface Setting {
  readonly default: unknown;
  readonly scope: string;
  readonly markdownDescription: string;
  readonly enum?: readonly string[];
  readonly enumDescriptions?: readonly string[];
  readonly markdownEnumDescriptions?: readonly string[];
}
interface Manifest {
  readonly name: string;
  readonly publisher: string;
  readonly icon: string;
  readonly capabilities: {
    readonly untrustedWorkspaces: { readonly restrictedConfigurations: readonly string[] };
  };
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly category: string }[];
    readonly configuration: { readonly properties: Readonly<Record<string, Setting>> };
    readonly menus: Readonly<Record<string, readonly MenuEntry[]>>;
    readonly submenus: readonly { readonly id: string }[];
    readonly keybindings: readonly { readonly command: string; readonly key: string }[];
    readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
    readonly chatParticipants: readonly {
      readonly id: string;
      readonly name: string;
      readonly commands: readonly { readonly name: string }[];
    }[];
    readonly languageModelTools: readonly {
      readonly name: string;
      readonly inputSchema: {
        readonly properties: Readonly<Record<string, { readonly enum?: readonly string[] }>>;
      };
    }[];
    readonly languageModelChatProviders: readonly { readonly vendor: string }[];
    readonly chatAgents: readonly { readonly path: string }[];
    readonly chatSkills: readonly { readonly path: string }[];
    readonly walkthroughs: readonly {
      readonly id: string;
      readonly steps: readonly { readonly media: Readonly<Record<string, string>> }[];
    }[];
  };
}

const source = fs.readFileSync(path.join(root, "package.json"), "utf8");
const manifest = JSON.parse(source) as Manifest;
const { contributes } = manifest;
const declared = contributes.commands.map(({ command }) => command);
const settings = contributes.configuration.properties;

/** Menus that need no proposal, of those an extension of this kind may want. */
const stableMenus = new Set([
  "commandPalette",
  "editor/context",
  "editor/title",
  "explorer/context",
  "comments/commentThread/title",
  "comments/commentThread/context",
  "comments/comment/title",
  "comments/comment/context",
  "view/title",
  "view/item/context",
  "scm/title",
  "scm/resourceGroup/context",
  "scm/resourceState/context",
]);

describe("package.json", () => {
  it("declares exactly the commands that the code knows", () => {
    assert.deepEqual([...declared].sort(), Object.values(commands).sort());
  });

  it("shows every command in the palette under the extension's name", () => {
    assert.deepEqual(
      contributes.commands.filter(({ category }) => category !== "Backend Architect"),
      [],
    );
  });

  it("has every setting that the code reads, with the same default", () => {
    const keys = Object.keys(defaultSettings) as (keyof typeof defaultSettings)[];

    assert.deepEqual(
      Object.keys(settings),
      keys.map((key) => `${settingsSection}.${key}`),
    );
    for (const key of keys) {
      assert.deepEqual(settings[`${settingsSection}.${key}`]?.default, defaultSettings[key], key);
    }
  });

  it("describes every choice of a setting", () => {
    for (const [key, setting] of Object.entries(settings)) {
      const described = setting.enumDescriptions ?? setting.markdownEnumDescriptions;

      assert.notEqual(setting.markdownDescription, "", key);
      assert.equal(described?.length, setting.enum?.length, key);
    }
  });

  it("lets a workspace set nothing but what is left out and where findings are listed", () => {
    const open = Object.entries(settings).filter(([, { scope }]) => scope !== "application");
    const restricted = manifest.capabilities.untrustedWorkspaces.restrictedConfigurations;
    const closed = Object.keys(settings).filter((key) => settings[key]?.scope === "application");

    assert.deepEqual(
      open.map(([key, { scope }]) => [key, scope]),
      [
        ["backendArchitect.exclude", "resource"],
        ["backendArchitect.problems", "window"],
      ],
    );
    assert.deepEqual(restricted, closed);
  });

  it("asks for no proposed menu", () => {
    const own = new Set(contributes.submenus.map(({ id }) => id));
    const proposed = Object.keys(contributes.menus).filter(
      (menu) => !stableMenus.has(menu) && !own.has(menu),
    );

    assert.deepEqual(proposed, []);
    assert.ok(!source.includes("enabledApiProposals"));
  });

  it("puts only declared commands and submenus into menus and keys", () => {
    const used = [...Object.values(contributes.menus).flat(), ...contributes.keybindings];
    const known = new Set([...declared, ...contributes.submenus.map(({ id }) => id)]);
    const links = [...source.matchAll(/command:(backendArchitect\.\w+)/g)].map(([, id]) => id);

    const unknown = [
      ...used.map((entry) => entry.command ?? ("submenu" in entry ? entry.submenu : undefined)),
      ...links,
    ].filter((id) => id === undefined || !known.has(id));

    assert.deepEqual(unknown, []);
  });

  it("hides from the palette what is meant for other code", () => {
    const hidden = contributes.menus["commandPalette"]?.filter(({ when }) => when === "false");

    assert.deepEqual(
      hidden?.map(({ command }) => command),
      [commands.findings, commands.backendMap, commands.openEvidence, commands.openDeclaration],
    );
  });

  it("uses context keys and words in its conditions that the code sets", () => {
    const conditions = Object.values(contributes.menus)
      .flat()
      .map(({ when }) => when ?? "");
    const keys = conditions.flatMap((when) =>
      [...when.matchAll(/(?<![\w.])backendArchitect\.\w+/g)].map(([key]) => key),
    );
    const words = conditions.flatMap((when) =>
      [...when.matchAll(/\\b(\w+)\\b/g)].map(([, word]) => word ?? ""),
    );
    const knownKeys = new Set<string>([
      ...Object.values(contextKeys),
      findingsViewId,
      backendViewId,
    ]);
    const knownWords = new Set<string>(Object.values(contextWords));

    assert.notEqual(words.length, 0);
    assert.deepEqual(
      keys.filter((key) => !knownKeys.has(key)),
      [],
    );
    assert.deepEqual(
      words.filter((word) => !knownWords.has(word)),
      [],
    );
  });

  it("ties the buttons of a comment to our own comments", () => {
    const entries = [
      ...(contributes.menus["comments/commentThread/title"] ?? []),
      ...(contributes.menus["comments/comment/title"] ?? []),
    ];

    const foreign = entries.filter(
      ({ when }) => when?.includes(`commentController == ${commentControllerId}`) !== true,
    );

    assert.notEqual(entries.length, 0);
    assert.deepEqual(foreign, []);
  });

  it("names the extension, its chat participant, its models and its views as the code does", () => {
    const participant = contributes.chatParticipants[0];
    const views = Object.values(contributes.views).flat();

    assert.equal(`${manifest.publisher}.${manifest.name}`, extensionId);
    assert.equal(participant?.id, participantId);
    assert.equal(participant.name, participantName);
    assert.deepEqual(
      participant.commands.map(({ name }) => name),
      slashCommands,
    );
    assert.equal(contributes.languageModelChatProviders[0]?.vendor, modelVendor);
    assert.deepEqual(
      views.map(({ id }) => id),
      [findingsViewId, backendViewId],
    );
    assert.equal(`${extensionId}#${contributes.walkthroughs[0]?.id ?? ""}`, walkthroughId);
  });

  it("offers findings, map and checks to other agents with the questions that the code can answer", () => {
    const choices = contributes.languageModelTools.map(({ name, inputSchema }) => {
      const fields = Object.entries(inputSchema.properties);
      return [name, fields.flatMap(([field, one]) => (one.enum ? [[field, one.enum]] : []))];
    });

    const bySeverity = ["severity", [...severities]];
    const byCategory = ["category", [...categories]];
    assert.deepEqual(choices, [
      [findingsToolName, [bySeverity, byCategory, ["state", [...questionStates]]]],
      [mapToolName, [["kind", [...mapLists]]]],
      [checksToolName, [bySeverity, byCategory]],
    ]);
  });

  it("names only files that exist", () => {
    const named = [
      manifest.icon,
      ...[...source.matchAll(/"(media\/[^"]+)"/g)].map(([, file]) => file ?? ""),
      ...contributes.chatAgents.map((agent) => agent.path),
      ...contributes.chatSkills.map((skill) => skill.path),
    ];

    assert.deepEqual(
      named.filter((file) => !fs.existsSync(path.join(root, file))),
      [],
    );
    assert.ok(contributes.walkthroughs[0]?.steps.length === 4);
  });

  it("has an icon of 256 by 256 pixels and a view icon of one colour", () => {
    const icon = fs.readFileSync(path.join(root, manifest.icon));
    const view = fs.readFileSync(path.join(root, "media/view.svg"), "utf8");

    assert.deepEqual([icon.readUInt32BE(16), icon.readUInt32BE(20)], [256, 256]);
    assert.deepEqual(view.match(/#[0-9a-f]{3,8}|rgb\(/gi), null);
  });
});
