import type { BackendMap, EntryPoint, Procedure } from "../../backendMap.ts";
import type { LocalFinding } from "../check.ts";

/** Less of what a stack answers is promised: its schema is made elsewhere, or of another server. */
const leastPromised = 0.8;
const fewestPromised = 4;

/**
 * What a schema of GraphQL or a proto promises and nothing answers, and what it does not promise.
 *
 * @param isWhole whether all files that could answer were read.
 */
export function brokenProcedures(
  { procedures = [], entryPoints }: BackendMap,
  isWhole: boolean,
): readonly LocalFinding[] {
  const unanswered = procedures.filter(({ isUnanswered }) => isWhole && isUnanswered === true);
  return [...unanswered.map(nothingAnswers), ...unpromised(entryPoints, procedures)];
}

function unpromised(
  entries: readonly EntryPoint[],
  procedures: readonly Procedure[],
): readonly LocalFinding[] {
  const named = entries.filter(
    ({ kind, name, unresolved }) =>
      (kind === "graphql" || kind === "grpc") && name !== undefined && unresolved === undefined,
  );
  const types = new Map(procedures.map((one) => [`${one.kind} ${typeIn(one.name)}`, one]));
  const groups = Map.groupBy(
    named,
    ({ kind, stack, name = "" }) => `${kind} ${stack} ${typeIn(name)}`,
  );
  return [...groups.values()].flatMap((all) => {
    const known = all.filter(({ contract }) => contract !== undefined);
    if (known.length < fewestPromised || known.length / all.length < leastPromised) return [];
    return all
      .filter(({ contract }) => contract === undefined)
      .flatMap((entry) => {
        const beside = types.get(`${entry.kind} ${typeIn(entry.name ?? "")}`);
        return beside === undefined ? [] : [notPromised(entry, beside)];
      });
  });
}

/** "Query" of "Query.orders", "Orders" of "shop.v1.Orders/Get". */
const typeIn = (name: string): string => /(\w+)[./]\w*$/.exec(name)?.[1] ?? "";

const fileOf = ({ kind }: Pick<EntryPoint, "kind">): string =>
  kind === "grpc" ? "proto" : "GraphQL schema";

function nothingAnswers(one: Procedure): LocalFinding {
  return {
    uri: one.uri,
    range: one.range,
    severity: "medium",
    title: `${one.name} is promised, and nothing answers it`,
    explanation: `What answers the others of the ${fileOf(one)} is all known, and nothing of it answers this.`,
    trigger: `A client that asks for ${one.name}, as the ${fileOf(one)} says`,
    evidence: [],
  };
}

function notPromised(entry: EntryPoint, beside: Procedure): LocalFinding {
  const name = entry.name ?? "";
  return {
    ...entry.declared,
    severity: "low",
    title: `${name} is missing from the ${fileOf(entry)}`,
    explanation: `The others beside it stand in the ${fileOf(entry)}; clients that are made from it do not know this one.`,
    trigger: `A client that is generated from the ${fileOf(entry)}`,
    evidence: [{ uri: beside.uri, range: beside.range, note: "one that it promises" }],
  };
}
