import type { FileFacts, OperationFact } from "../../facts/facts.ts";
import type { RouteFact } from "../../facts/routingFacts.ts";
import type { Linking } from "../../link/linking.ts";
import type { Lookup } from "../../link/names/language.ts";
import type { ClassModel } from "../classes/classModel.ts";
import { guardsOf } from "../springSecurity/springGuards.ts";
import { noPath } from "./mappings.ts";

/** What generators make of an OpenAPI file: interfaces of controllers, and of what these call. */
const generated = /.Api(?:Delegate)?$/;

/**
 * Methods that may answer an operation of an OpenAPI file by its name: the interface with their
 * mappings is generated while the workspace is built, and nowhere in it.
 */
export function promisedRoutes(one: ClassModel): readonly RouteFact[] {
  const base = one.bases.find(({ name }) => generated.test(name));
  if (base === undefined || one.kind !== "class") return [];
  return one.methods
    .filter((method) => method.isPublic && !method.isStatic)
    .map((method) => ({
      stack: "spring",
      methods: [],
      path: noPath,
      syntax: "braces",
      handler: { kind: "definition", definition: method.scope },
      handlerName: `${one.name}.${method.name}`,
      guards: guardsOf(method),
      scope: method.scope,
      range: method.nameRange,
      extra: { class: String(one.scope), promised: method.name, base: base.name },
    }));
}

/** The operation that a method answers; none where the workspace holds the interface itself. */
export function promised(
  route: RouteFact,
  file: FileFacts,
  { index, evaluate }: Linking,
): OperationFact | undefined {
  const { promised: id = "", base = "", class: owner } = route.extra ?? {};
  const found = evaluate({ kind: "name", name: base }, { file, scope: route.scope });
  if (found.some(({ kind }) => kind === "definition")) return undefined;
  const named = index.find(operationsById, id);
  const meant = isOneOperation(named) ? named : inBestDocument(named, file, owner);
  return isOneOperation(meant) ? meant[0]?.operation : undefined;
}

interface Promised {
  readonly document: FileFacts;
  readonly operation: OperationFact;
}

/** A contract may be kept in several copies. */
function isOneOperation(promises: readonly Promised[]): boolean {
  return new Set(promises.map(({ operation: { method, path } }) => `${method} ${path}`)).size === 1;
}

/** Where contracts share names, the one that promises most of what the class has is its own. */
function inBestDocument(
  promises: readonly Promised[],
  { routes }: FileFacts,
  owner: string | undefined,
): readonly Promised[] {
  const own = routes.filter(({ extra }) => extra?.["class"] === owner);
  const ids = new Set(own.map(({ extra }) => extra?.["promised"]));
  const counts = promises.map(
    ({ document }) => document.operations.filter(({ id }) => ids.has(id)).length,
  );
  const most = Math.max(0, ...counts);
  return promises.filter((_, at) => counts[at] === most);
}

const operationsById: Lookup<Promised> = (document) =>
  document.operations.map((operation) => [operation.id ?? "", { document, operation }]);
