import { nameSecrets, redact, UnscannableError } from "../../context/redact.ts";
import type { Files, Withheld } from "../../ports.ts";
import type { BackendMap, EntryPoint, Table } from "../backendMap.ts";
import { listFacts, urisIn } from "./listFacts.ts";
import type { Chosen, MapQuestion } from "./mapQuestion.ts";
import { chooseFacts, mapLists } from "./mapQuestion.ts";

export interface HandOutMapPorts {
  readonly files: Pick<Files, "withheld" | "pathOf">;
  /** What is kept back from whom it is for. */
  readonly keepBack: readonly Withheld["strength"][];
}

/** More facts of one list than this do not fit into an answer; what lies beyond is counted. */
const mostOfOne = 150;

/**
 * What of the map is asked for, in the form in which it leaves the window: with nothing from a file
 * that is kept back, and without secrets.
 *
 * @throws the signal's reason when it is aborted.
 */
export async function handOutMap(
  map: BackendMap,
  question: MapQuestion,
  ports: HandOutMapPorts,
  signal: AbortSignal,
): Promise<string> {
  const pathOf = (uri: string): string => ports.files.pathOf(uri);
  const asked = chooseFacts(map, question, pathOf);
  const chosen = eachList(asked, (facts) => facts.slice(0, mostOfOne));
  const kept = await keptBack(new Set(urisIn(chosen)), ports, signal);
  const allowed = withoutFiles(chosen, kept);
  const withheld = countOf(chosen) - countOf(allowed);
  const beyond = countOf(asked) - countOf(chosen);
  return listFacts(allowed, pathOf, hiding(), { withheld, beyond });
}

function eachList(chosen: Chosen, change: (facts: readonly object[]) => readonly object[]): Chosen {
  const lists = mapLists.map((list) => [list, change(chosen[list])] as const);
  return Object.fromEntries(lists) as unknown as Chosen;
}

function countOf(chosen: Chosen): number {
  return mapLists.reduce((sum, list) => sum + chosen[list].length, 0);
}

/** Rules that cannot be asked keep everything back. */
async function keptBack(
  uris: ReadonlySet<string>,
  { files, keepBack }: HandOutMapPorts,
  signal: AbortSignal,
): Promise<ReadonlySet<string>> {
  const kept = new Set<string>();
  for (const uri of uris) {
    signal.throwIfAborted();
    try {
      const withheld = await files.withheld(uri, signal);
      if (withheld !== undefined && keepBack.includes(withheld.strength)) kept.add(uri);
    } catch {
      signal.throwIfAborted();
      kept.add(uri);
    }
  }
  return kept;
}

function withoutFiles(chosen: Chosen, kept: ReadonlySet<string>): Chosen {
  const isFree = ({ uri }: { readonly uri: string }): boolean => !kept.has(uri);
  return {
    entryPoints: chosen.entryPoints
      .filter(({ declared }) => isFree(declared))
      .map((entry) => (entry.handler && !isFree(entry.handler) ? withoutHandler(entry) : entry))
      .map((entry) => (entry.contract && !isFree(entry.contract) ? withoutContract(entry) : entry)),
    tables: chosen.tables
      .filter(isFree)
      .map((table): Table => ({ ...table, columns: table.columns.filter(isFree) })),
    queries: chosen.queries.filter(isFree),
    neighbours: chosen.neighbours.filter(isFree),
    documents: chosen.documents.filter(isFree),
    unresolved: chosen.unresolved.filter(isFree),
  };
}

function withoutHandler(entry: EntryPoint): EntryPoint {
  const rest: { -readonly [Key in keyof EntryPoint]: EntryPoint[Key] } = { ...entry };
  delete rest.handler;
  delete rest.handlerName;
  return rest;
}

function withoutContract(entry: EntryPoint): EntryPoint {
  const rest: { -readonly [Key in keyof EntryPoint]: EntryPoint[Key] } = { ...entry };
  delete rest.contract;
  return rest;
}

function hiding(): (text: string) => string {
  const name = nameSecrets();
  return (text) => {
    try {
      return redact(text, name).text;
    } catch (error) {
      if (error instanceof UnscannableError) return "";
      throw error;
    }
  };
}
