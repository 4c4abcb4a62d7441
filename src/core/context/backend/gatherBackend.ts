import type { BackendMap, Query } from "../../backendMap/backendMap.ts";
import { linkQuestionOf, type CodeLink } from "../neighbourhood/links.ts";
import type { Custom } from "../neighbourhood/customsOf.ts";
import type { Neighbour } from "../neighbourhood/neighbour.ts";
import type { Backend, Files } from "../../ports.ts";
import type { Part } from "../../prompt/prompt.ts";
import { partTokens } from "../fitBudget.ts";
import { linesOf } from "../lines.ts";
import { callLinks } from "./callLinks.ts";
import { declarationParts } from "./declarationParts.ts";
import { contractParts } from "./contractParts.ts";
import { entryFacts } from "./entryFacts.ts";
import { factsPart } from "./factsPart.ts";
import { guidanceParts } from "./guidance.ts";
import { neighbourParts } from "./neighbourParts.ts";
import { relevantMap } from "./relevantMap.ts";
import { schemaFacts } from "./schemaFacts.ts";
import { seedsOf, type Seeds, type SeedSpan } from "./seedsOf.ts";
import { createShownSources, type ShownSources } from "./shownSources.ts";
import { stackProfile } from "./stackProfile.ts";
import { findTouched, withNamed, type Touched } from "./touched.ts";
import { withLinks } from "./withLinks.ts";

export interface BackendPorts {
  readonly files: Files;
  readonly backend: Backend;
}

export interface AroundWhat {
  readonly reviewed: readonly Part[];
  /** What goes along anyway. */
  readonly context: readonly Part[];
  /** Tokens of all that is found. */
  readonly budget: number;
  /** Besides, to show whole what is nearest of it. */
  readonly bodies?: number;
}

const mostNear = 200;
const mostRoutes = 6;
const mostWriters = 2;
/** Of what the code calls, the likeliest by name. */
const mostCalled = 6;
/** Of the budget: what is certain comes before what is likely, and leaves room for it. */
const shareOfFacts = 0.6;

/**
 * What somebody senior would open to judge some code, the most general first, what is nearest last:
 * facts of the map, the contract, guidance, and definitions that are near to it. Nothing where
 * nothing is known.
 */
export async function gatherBackend(
  { reviewed, context, budget, bodies = 0 }: AroundWhat,
  ports: BackendPorts,
  signal: AbortSignal,
): Promise<readonly Part[]> {
  const { files, backend } = ports;
  const sources = createShownSources(files, signal);
  const seeds = seedsOf(reviewed, context, files.pathOf.bind(files));
  const map = backend.map();
  const touched = map && findTouched(map, seeds.spans);
  const question = { ...seeds, most: mostNear, routes: routesOf(touched) };
  const know = async () => {
    const answer = await backend.neighbours(question, signal);
    if (map === undefined || touched === undefined) return { ...answer, known: [] };
    const { customs, near } = answer;
    const named = calledByName(near, files);
    const all = withNamed(touched, map, seeds.spans, named);
    const knowing = { map, touched: all, named, customs, seeds, files, sources };
    return { ...answer, known: await knownParts(knowing) };
  };
  const linking = backend.links(linkQuestionOf(reviewed), signal);
  const [{ near, tests, known: all }, links] = await Promise.all([know(), linking]);
  const facts = within(all, budget * shareOfFacts);
  const rest = budget - tokensOf(facts);
  const world = { files, sources, shown: seeds.shown };
  const followed = map === undefined || touched === undefined ? [] : followedLinks(touched, map);
  const linked = await withLinks(near, [...followed, ...links], world);
  const tables = touched?.changed.map((table) => table.name) ?? [];
  const names = [...seeds.seeds.flatMap((seed) => seed.names), ...tables];
  const room = { tokens: rest, bodies };
  const nearby = { near: linked.map((one) => asOwner(one, seeds)), tests, told: tablesTold(facts) };
  const around = await neighbourParts(nearby, names, room, world);
  const others = otherVersions(reviewed);
  const known = facts.filter((part) => !isShownBy(part, around));
  return [...known, ...around.filter((part) => !isShownBy(part, known) && !others.has(part.uri))];
}

function tablesTold(facts: readonly Part[]): ReadonlySet<string> {
  const text = facts.find(({ path }) => path === "tables")?.text ?? "";
  return new Set([...text.matchAll(/^table (\S+) \(/gm)].map(([, name = ""]) => name));
}

/** The class around the code under review names it, and yet is no caller: its fields are what counts. */
function asOwner(one: Neighbour, { shown }: Seeds): Neighbour {
  const isAround = shown.some(
    ({ path, start, end }) => path === one.path && one.start <= start && end <= one.end,
  );
  return isAround && one.relation === "caller" ? { ...one, relation: "type" } : one;
}

/** Files under review in another version: what they have become since is not what is judged. */
function otherVersions(reviewed: readonly Part[]): ReadonlySet<string> {
  const asTheyAre = new Set(reviewed.map(({ uri }) => uri));
  const files = reviewed.flatMap(({ fileUri }) => fileUri ?? []);
  return new Set(files.filter((uri) => !asTheyAre.has(uri)));
}

function followedLinks(touched: Touched, map: BackendMap): readonly CodeLink[] {
  return [...writersOf(touched, map), ...callLinks(touched.functions, map)];
}

/** Code that writes a table which is changed here: it must still fit. */
function writersOf({ changed }: Touched, { queries }: BackendMap): readonly CodeLink[] {
  return changed.flatMap(({ name }) =>
    queries
      .filter(({ writes }) => writes.includes(name))
      // What inserts a row must know all columns.
      .toSorted((a, b) => written(b) - written(a))
      .slice(0, mostWriters)
      .map(({ uri, range }) => ({ relation: "caller", uri, line: range.start.line })),
  );
}

const written = ({ columns }: Query): number => columns.filter(({ use }) => use === "write").length;

function routesOf(touched: Touched | undefined): readonly string[] {
  const entries = [...(touched?.handled ?? []), ...(touched?.reaching ?? [])];
  return [...new Set(entries.flatMap(({ path }) => path ?? []))].slice(0, mostRoutes);
}

function calledByName(
  near: readonly Neighbour[],
  files: Pick<Files, "uriOf">,
): readonly SeedSpan[] {
  const called = near.filter(({ relation }) => relation === "callee").slice(0, mostCalled);
  return called.flatMap(({ path, start, end }) => {
    const uri = files.uriOf(path);
    return uri === undefined ? [] : [{ uri, start, end }];
  });
}

interface Knowing {
  readonly map: BackendMap;
  readonly touched: Touched;
  readonly named: readonly SeedSpan[];
  readonly customs: readonly Custom[];
  readonly seeds: Seeds;
  readonly files: Files;
  readonly sources: ShownSources;
}

/** In the order of their worth. */
async function knownParts(knowing: Knowing): Promise<readonly Part[]> {
  const { map: whole, touched: all, named, customs, seeds, files, sources } = knowing;
  const map = await relevantMap(whole, all, sources);
  const touched = withNamed(findTouched(map, seeds.spans), map, seeds.spans, named);
  const pathOf = files.pathOf.bind(files);
  const paths = seeds.seeds.map(({ path }) => path);
  const text = seeds.seeds.map((seed) => seed.text).join("\n");
  const [first = ""] = paths;
  const schema = schemaFacts(touched.tables, map, { pathOf, code: text });
  const entries = await entryFacts(touched, map, { pathOf, sources });
  const profile = await stackProfile(first, { map: whole, customs }, files, sources);
  return [
    ...asPart("entry points", entries, "routes and consumers of this code, beside their siblings"),
    ...(await declarationParts(touched.handled, seeds.spans, sources)),
    ...asPart("tables", schema, "what this code touches of the database, as known by now"),
    ...(await contractParts(touched, map, sources)),
    ...asPart("this backend", profile, "how it is built"),
    ...(await guidanceParts(map, paths, text, sources)),
  ];
}

function asPart(path: string, lines: readonly string[], why: string): readonly Part[] {
  return lines.length === 0 ? [] : [factsPart(path, lines, why)];
}

/** What does not fit whole goes as far as it does, and not for a line or two of a file. */
function within(parts: readonly Part[], budget: number): readonly Part[] {
  let room = budget;
  return parts.flatMap((part) => {
    const fitting = shortened(part, room);
    if (fitting === undefined) return [];
    room -= partTokens(fitting);
    return [fitting];
  });
}

const leastLines = 4;
/** The first line of words says what the others are about, and nothing of that. */
const leastWords = 2;

function shortened(part: Part, room: number): Part | undefined {
  const lines = [...linesOf(part.text)];
  const least = Math.min(part.isWords === true ? leastWords : leastLines, lines.length);
  while (lines.length >= least) {
    const shorter = { ...part, text: lines.join("") };
    if (partTokens(shorter) <= room) return shorter;
    lines.pop();
  }
  return undefined;
}

function tokensOf(parts: readonly Part[]): number {
  return parts.reduce((sum, part) => sum + partTokens(part), 0);
}

/** Two parts of one file that begin on one line could not be told apart: the longer one goes. */
function isShownBy({ uri, startLine, text }: Part, parts: readonly Part[]): boolean {
  return parts.some(
    (part) => part.uri === uri && part.startLine === startLine && part.text.length >= text.length,
  );
}
