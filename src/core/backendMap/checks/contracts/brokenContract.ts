import type { BackendMap, EntryPoint, Operation } from "../../backendMap.ts";
import type { Check, LocalFinding } from "../check.ts";
import { brokenProcedures } from "./brokenProcedures.ts";
import { notAskedFor } from "./contractFields.ts";
import { isSamePath, matchContracts, type ContractMatch } from "./contractMatch.ts";

/** A file that describes less than this of what is served is not kept up, or is of something else. */
const fewestServed = 3;
const leastShare = 0.6;
/** And so many of the routes it must describe before one that it lacks was forgotten. */
const leastDescribed = 0.8;

/** Paths that descriptions of an API leave out on purpose. */
const ofOperations =
  /(^|\/)(health\w*|ready|readiness|live|liveness|ping|status|metrics|version|docs|openapi[\w.]*|swagger[\w.-]*|redoc|internal|admin|debug|favicon\.ico|static|assets|webhooks?|callback|graphql)(\/|$)|^\/?$|\*/i;

/**
 * Reports where the OpenAPI file and the routes differ: a route that it leaves out, an operation that
 * nothing serves, a method that is another one, a field that only the route's schema requires; and
 * what GraphQL's schemas and protos promise beside what answers it.
 *
 * An alarm proves that one has it and the other has not; of a field, that the schema refuses what the
 * file allows, unless a hook fills the field in before. It cannot prove which of the two is meant; a file that does not describe most of what is served is not held against it.
 */
export const brokenContract: Check = {
  id: "broken-contract",
  category: "contract",
  isHint: false,
  run: ({ map }) => [...brokenOperations(map), ...brokenProcedures(map)],
};

function brokenOperations(map: BackendMap): readonly LocalFinding[] {
  return matchContracts(map).flatMap((match) => {
    const { served, operations } = match;
    const isKept = served.size >= fewestServed && served.size / operations.length >= leastShare;
    return isKept ? [...notServed(match), ...notDescribed(match), ...notAskedFor(match)] : [];
  });
}

function notServed({ operations, served, routes, prefix }: ContractMatch): readonly LocalFinding[] {
  // A route that could not be computed may be the one.
  const isCertain = routes.every(({ unresolved }) => unresolved === undefined);
  const described = new Set(served.values());
  return operations
    .filter((operation) => !served.has(operation))
    .flatMap((operation) => {
      const same = routes.filter((route) => isSamePath(route, operation, prefix));
      const other = same.find((route) => !described.has(route)) ?? same[0];
      if (other !== undefined) return [otherMethod(operation, other)];
      return isCertain ? [nothingServes(operation)] : [];
    });
}

function notDescribed({ uri, routes, served, operations }: ContractMatch): readonly LocalFinding[] {
  const described = new Set(served.values());
  const documented = routes.filter(isPublic);
  const known = documented.filter((route) => described.has(route));
  if (known.length / Math.max(1, documented.length) < leastDescribed) return [];
  const place = operations[0];
  return documented
    .filter((route) => !described.has(route) && !isAnswered(route, served))
    .map((route) => ({
      ...route.declared,
      severity: "low",
      title: `${nameOf(route)} is missing from the OpenAPI file`,
      explanation: `The file describes ${known.length} of the ${documented.length} routes here; clients and tests that are made from it do not know this one.`,
      trigger: "A client that is generated from the file",
      evidence:
        place === undefined
          ? []
          : [{ uri, range: place.range, note: "the file's first operation" }],
    }));
}

function isPublic({ method, path = "", unresolved }: EntryPoint): boolean {
  const isCalled = method !== "ANY" && method !== "HEAD" && method !== "OPTIONS";
  return isCalled && unresolved === undefined && !ofOperations.test(path);
}

/** The same route declared twice. */
function isAnswered(route: EntryPoint, served: ContractMatch["served"]): boolean {
  return [...served.values()].some(
    ({ method, path }) => method === route.method && path === route.path,
  );
}

function otherMethod(operation: Operation, route: EntryPoint): LocalFinding {
  return {
    uri: operation.uri,
    range: operation.range,
    severity: "medium",
    title: `${operation.method} ${operation.path} is promised, ${route.method ?? ""} is served`,
    explanation:
      "The description and the code differ in the method; who follows the description gets 404 or 405.",
    trigger: `A client that sends ${operation.method} ${operation.path}, as the description says`,
    evidence: [{ ...route.declared, note: `${nameOf(route)} is what is served` }],
  };
}

function nothingServes(operation: Operation): LocalFinding {
  return {
    uri: operation.uri,
    range: operation.range,
    severity: "medium",
    title: `${operation.method} ${operation.path} is promised, and no route serves it`,
    explanation: "No route of the workspace has this path.",
    trigger: `A client that sends ${operation.method} ${operation.path}, as the description says, and gets 404`,
    evidence: [],
  };
}

const nameOf = ({ method = "", path = "" }: EntryPoint): string => `${method} ${path}`;
