import type { Files } from "../../ports.ts";
import type { Part } from "../../prompt/prompt.ts";
import { countTokens } from "../countTokens.ts";
import type { NeighbourAnswer } from "../neighbourhood/answerNeighbours.ts";
import { chooseNeighbours, type ChosenNeighbours } from "../neighbourhood/chooseNeighbours.ts";
import { signatureOf, type Cut, type LinesByPath } from "../neighbourhood/cutDefinition.ts";
import { widenNeighbours } from "../neighbourhood/widenNeighbours.ts";
import { listNeighbours } from "../neighbourhood/listNeighbours.ts";
import type { Neighbour } from "../neighbourhood/neighbour.ts";
import { factsPart } from "./factsPart.ts";
import { tableMadeBy } from "./schemaStatement.ts";
import type { ShownSource, ShownSources } from "./shownSources.ts";

/** Tokens of a part's heading in the prompt, and of each line's number. */
const headingTokens = 40;
const numberTokens = 3;
/** Of tests, in tokens of the whole. */
const testShare = 0.15;
const mostTests = 2;

export interface NeighbourRoom {
  /** To tell of many, each as far as its first lines. */
  readonly tokens: number;
  /** Besides, to show the nearest whole. */
  readonly bodies: number;
}

interface Nearby extends Pick<NeighbourAnswer, "near" | "tests"> {
  /** Tables that are told as facts: what makes them and their indexes says the same again. */
  readonly told: ReadonlySet<string>;
}

/** The neighbours with their text, the likeliest last, where it is nearest to the question. */
export async function neighbourParts(
  { near: all, tests, told }: Nearby,
  names: readonly string[],
  { tokens: budget, bodies }: NeighbourRoom,
  world: { readonly files: Pick<Files, "uriOf">; readonly sources: ShownSources },
): Promise<readonly Part[]> {
  const read = await readAll([...all, ...tests], world);
  const linesOf = (path: string): readonly string[] | undefined => read.get(path)?.lines;
  const near = all.filter((one) => !told.has(tableMadeBy(one, linesOf(one.path) ?? []) ?? ""));
  const choose = (some: readonly Neighbour[], tokens: number): ChosenNeighbours =>
    chooseNeighbours(some, linesOf, names, {
      tokens,
      count,
      countListed: countTokens,
      heading: headingTokens,
    });
  const ofTests = tests.length === 0 ? [] : choose(tests, budget * testShare * 2).shown;
  const share = ofTests.length === 0 ? 1 : 1 - testShare;
  const widen = (some: ChosenNeighbours, tokens: number): ChosenNeighbours =>
    widenNeighbours(some, linesOf, tokens, { count, heading: headingTokens });
  const chosen = widen(choose(near, budget * share), bodies * share);
  const testing = { shown: ofTests.slice(0, mostTests), listed: [] };
  const { whole, named } = tellingTests(widen(testing, bodies * (1 - share)).shown, linesOf);
  const partsOf = (shown: ChosenNeighbours["shown"], why: (one: Neighbour) => string) =>
    shown.flatMap(({ neighbour, cuts }) =>
      cuts.map((cut) => partOf(cut, why(neighbour), read.get(neighbour.path))),
    );
  return [
    ...listPart([...chosen.listed, ...named]),
    ...partsOf(whole, (one) => `a test that names it or its route${quoted(one)}`),
    ...partsOf(chosen.shown.toReversed(), (one) => whyNear(one)),
  ].filter((part) => part !== undefined);
}

/** The first lines of a test prepare it: where there is no room for all, its name says more. */
function tellingTests(
  shown: ChosenNeighbours["shown"],
  linesOf: LinesByPath,
): { readonly whole: ChosenNeighbours["shown"]; readonly named: ChosenNeighbours["listed"] } {
  const isWhole = ({ neighbour: { head, end }, cuts }: (typeof shown)[number]): boolean =>
    cuts.some((cut) => cut.start <= head && cut.end === end);
  const named = shown.flatMap((one) => {
    const { neighbour } = one;
    const signature = signatureOf(neighbour, linesOf(neighbour.path) ?? []);
    return isWhole(one) ? [] : [{ neighbour, signature }];
  });
  return { whole: shown.filter(isWhole), named };
}

function count(text: string, languageId: string): number {
  const lines = text.split("\n").length - (text.endsWith("\n") ? 1 : 0);
  return countTokens(text, languageId) + numberTokens * lines;
}

async function readAll(
  neighbours: readonly Neighbour[],
  { files, sources }: { readonly files: Pick<Files, "uriOf">; readonly sources: ShownSources },
): Promise<ReadonlyMap<string, ShownSource>> {
  const paths = [...new Set(neighbours.map(({ path }) => path))];
  const read = await Promise.all(
    paths.map(async (path) => {
      const uri = files.uriOf(path);
      const source = uri === undefined ? undefined : await sources.read(uri);
      return source === undefined ? [] : [[path, source] as const];
    }),
  );
  return new Map(read.flat());
}

function partOf(cut: Cut, why: string, source: ShownSource | undefined): Part | undefined {
  if (source === undefined) return undefined;
  const { uri, path, languageId } = source.file;
  return { uri, path, text: cut.text, startLine: cut.start, languageId, why, numbered: true };
}

function whyNear(neighbour: Neighbour): string {
  const name = nameOf(neighbour);
  switch (neighbour.relation) {
    case "callee":
      return `${name}, which the code under review calls or names`;
    case "type":
      return `${name}, which the code under review names`;
    case "caller":
      return `${name} calls or names what is under review`;
    case "below":
      return `${name}, which runs a query for what the code under review calls`;
    case "maker":
      return `${name}, which makes what the code under review is a method of`;
    case "like":
      return `${name}, likely to matter: it is about the same things`;
  }
}

function quoted(neighbour: Neighbour): string {
  return neighbour.name === "" ? "" : `: ${nameOf(neighbour)}`;
}

function nameOf({ owner, name }: Neighbour): string {
  return owner === "" ? name : `${owner}.${name}`;
}

function listPart(listed: ChosenNeighbours["listed"]): readonly (Part | undefined)[] {
  if (listed.length === 0) return [];
  return [
    factsPart(
      "definitions nearby",
      listNeighbours(listed),
      "what else is near, by line number alone",
    ),
  ];
}
