import type { SomeFacts } from "../../facts/facts.ts";
import { childrenOf, fieldOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { constantText } from "../../languages/php/constantText.ts";
import { parametersOn } from "../../languages/php/declarations.ts";
import {
  callTypes,
  chainOf,
  isContinued,
  wordsIn,
  type PhpChain,
  type PhpLink,
} from "../../languages/php/literals.ts";
import { filledIn, rounds, type Rounds } from "../../languages/php/rounds.ts";
import { folderOf } from "../../link/names/factIndex.ts";
import { readDdl } from "../../sql/ddl/readDdl.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import type { TableChange } from "../../facts/tableFacts.ts";
import { migrationPlace } from "../sql/migrationFile.ts";
import { addedBy, constraintsBy } from "./blueprint.ts";
import { madeOf, type BlueprintCall, type Step } from "./migrationStep.ts";
import { takenAwayBy } from "./takenAway.ts";

/** Migrations of Laravel: what their `up` does to tables. */
export const laravelMigrations: Stack = {
  name: "laravel-migrations",
  languages: ["php"],
  markers: /\bextends\s+\\?(?:\w+\\)*\w*Migration\b/,
  detect,
};

/** What the reader stands in: rounds of loops, and the table whose function this is. */
interface Place {
  readonly locals: Rounds;
  readonly table?: { readonly name: string; readonly variable: string };
}

interface Migrating {
  readonly file: Reading;
  readonly found: { readonly table: string; readonly node: SyntaxNode; readonly step: Step }[];
  readonly changes: TableChange[];
  readonly order: string;
}

function detect(file: Reading): SomeFacts {
  const place = migrationPlace(file.path, file.text);
  const order = place?.order ?? "";
  const migrating: Migrating = { file, found: [], changes: [], order };
  walk(childrenOf(file.root), { locals: new Map() }, migrating);
  const unit = place?.unit ?? folderOf(file.path);
  const steps = migrating.found.map(({ table, node, step }): TableChange => {
    return { ...step, table, order, range: rangeOf(node) };
  });
  return { tableChanges: [...steps, ...migrating.changes].map((one) => ({ ...one, unit })) };
}

const deepest = 60;
const calls: ReadonlySet<string> = new Set(callTypes);

function walk(nodes: readonly SyntaxNode[], place: Place, migrating: Migrating, depth = 0): void {
  if (depth > deepest) return;
  for (const node of nodes) {
    if (!isTakenBack(node)) walkOne(node, place, migrating, depth + 1);
  }
}

const isTakenBack = (node: SyntaxNode): boolean =>
  node.type === "method_declaration" && fieldOf(node, "name")?.text === "down";

function walkOne(node: SyntaxNode, place: Place, migrating: Migrating, depth: number): void {
  if (node.type === "foreach_statement") {
    for (const locals of rounds(node, place, migrating.file)) {
      walk(childrenOf(node).slice(-1), { ...place, locals }, migrating, depth);
    }
  } else if (calls.has(node.type) && !isContinued(node)) {
    readCall(chainOf(node), place, migrating, depth);
  } else walk(partsOf(node), place, migrating, depth);
}

/** Of two ways by the database, what is done where it is not SQLite: servers run on others. */
function partsOf(node: SyntaxNode): readonly SyntaxNode[] {
  const other = node.type === "if_statement" ? fieldOf(node, "alternative") : undefined;
  const isOfSqlite = sqlite.test(fieldOf(node, "condition")?.text ?? "");
  return other !== undefined && isOfSqlite ? [other] : childrenOf(node);
}
const sqlite = /driver\w*(?:\(\))?\s*={2,3}\s*["']sqlite["']/i;

function readCall(chain: PhpChain, place: Place, migrating: Migrating, depth: number): void {
  const { root, isStatic, links } = chain;
  const { table } = place;
  if (root.text === table?.variable) {
    readBlueprint(links, table.name, place, migrating);
  } else if (isSchema(chain)) {
    for (const link of links) readSchema(link, place, migrating, depth);
    return;
  } else if (isStatic && /^\\?(?:\w+\\)*DB$/.test(root.text)) {
    for (const link of links) readSql(link, place, migrating);
  }
  for (const { args } of links) walk([...args.plain], place, migrating, depth);
  if (!isStatic) walk(childrenOf(root), place, migrating, depth);
}

function isSchema({ root, isStatic }: PhpChain): boolean {
  return isStatic ? /^\\?(?:\w+\\)*Schema$/.test(root.text) : /^\$this->schema$/.test(root.text);
}

function textIn(
  node: SyntaxNode | undefined,
  { locals }: Place,
  file: Reading,
): string | undefined {
  return node && constantText(filledIn(file.valueOf(node), locals), file.facts);
}

function readBlueprint(
  links: readonly PhpLink[],
  table: string,
  place: Place,
  { file, found }: Migrating,
): void {
  const [first] = links;
  if (first === undefined) return;
  const classOf: BlueprintCall["classOf"] = (node) => {
    const value = node && filledIn(file.valueOf(node), place.locals);
    return value?.kind === "import" ? value.name : undefined;
  };
  const call = { links, table, classOf, textOf: (node?: SyntaxNode) => textIn(node, place, file) };
  const steps = takenAwayBy(call) ?? addedBy(call) ?? constraintsBy(call) ?? [];
  found.push(...steps.map((step) => ({ table, node: first.node, step })));
}

/** Also by the names that applications give a wrapper of their own. */
const creates = /^create(?:If(?:Missing|NotExists?|NotExisting))?$/;

/** `Schema::create("users", function (Blueprint $table) { … })`. */
function readSchema(link: PhpLink, place: Place, migrating: Migrating, depth: number): void {
  const { name, node, args } = link;
  const table = textIn(args.plain[0], place, migrating.file);
  if (table === undefined) return;
  if (creates.test(name) || /^(?:table|whenTable\w+)$/.test(name)) {
    readTable(link, table, { place, migrating, depth });
    return;
  }
  const to = textIn(args.plain[1], place, migrating.file);
  for (const one of wholeSteps(name, to, wordsIn(args.plain[1]))) {
    migrating.found.push({ table, node, step: one });
  }
}

function wholeSteps(
  name: string,
  to: string | undefined,
  columns: readonly string[],
): readonly Step[] {
  if (/^drop(?:IfExists)?$/.test(name)) return [{ op: "dropTable" }];
  if (name === "rename" && to !== undefined) return [{ op: "renameTable", to }];
  return name === "dropColumns" ? columns.map((column) => ({ op: "dropColumn", column })) : [];
}

interface Around {
  readonly place: Place;
  readonly migrating: Migrating;
  readonly depth: number;
}

/** What the function for a table does to it; a new one is made by all of that at once. */
function readTable({ name, node, args }: PhpLink, table: string, around: Around): void {
  const { place, migrating, depth } = around;
  const body = args.plain.find(({ type }) => type.endsWith("function"));
  const parameter = body && parametersOn(body)[0];
  const variable = parameter && fieldOf(parameter, "name")?.text;
  if (body === undefined || variable === undefined) return;
  const isNew = creates.test(name);
  const inside: Migrating = isNew ? { ...migrating, found: [] } : migrating;
  walk(childrenOf(body).slice(-1), { ...place, table: { name: table, variable } }, inside, depth);
  if (!isNew) return;
  const made = madeOf(inside.found.map((one) => one.step));
  const step = name === "create" ? made : { ...made, ifNotExists: true as const };
  migrating.found.push({ table, node, step });
}

/** `DB::statement("ALTER TABLE …")`. */
function readSql(
  { name, node, args }: PhpLink,
  place: Place,
  { file, changes, order }: Migrating,
): void {
  if (!/^(?:statement|unprepared)$/.test(name)) return;
  const text = textIn(args.plain[0], place, file);
  if (text === undefined) return;
  changes.push(...readDdl(text, order).map((one) => ({ ...one, range: rangeOf(node) })));
}
