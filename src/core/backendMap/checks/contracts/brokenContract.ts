import type { EntryPoint, Operation } from "../../backendMap.ts";
import type { FileFacts } from "../../facts/facts.ts";
import { startOf } from "../../facts/startOf.ts";
import type { Check, LocalFinding } from "../check.ts";
import { lacksFiles } from "../unreadFiles.ts";
import { brokenProcedures } from "./brokenProcedures.ts";
import { notAskedFor } from "./contractFields.ts";
import { resourceOf, sharedParts } from "./resources.ts";
import { isSamePath, isServedByAll, matchContracts, type ContractMatch } from "./contractMatch.ts";

/** A file that describes less than this of what is served is not kept up, or is of something else. */
const fewestServed = 3;
const leastShare = 0.6;
/** And so many of the routes it must describe before one that it lacks was forgotten. */
const leastDescribed = 0.8;

/** Paths that descriptions of an API leave out on purpose. */
const ofOperations =
  /(^|\/)(health\w*|ready|readiness|live|liveness|ping|status|metrics|version|docs(?:\.\w+)?|openapi[\w.]*|swagger[\w.-]*|redoc|internal|admin|debug|favicon\.ico|static|assets|webhooks?|\w*callback|graphql|log-?in|log-?out|oauth2?|oidc|wss?|web-?sockets?)(\/|$)|^\/?$|\*/i;

/** What frameworks answer without a route in the code: Spring's actuator, the log-out of a guard. */
const ofFramework = /(^|\/)(actuator|log-?in|log-?out|sign-?out|oauth2?|\.well-known)(\/|$)/i;

/**
 * Reports where the OpenAPI file and the routes differ: a route that it leaves out, an operation that
 * nothing serves, a method that is another one, a field that only the route's schema requires; and
 * what GraphQL's schemas and protos promise beside what answers it.
 *
 * An alarm proves that one has it and the other has not; of a field, that the schema refuses what the
 * file allows, unless a hook fills the field in before. It cannot prove which of the two is meant; a file
 * that does not describe most of what is served is not held against it, nor is it said that nothing
 * serves a path while a file that could serve it was not read.
 */
export const brokenContract: Check = {
  id: "broken-contract",
  category: "contract",
  isHint: false,
  run: ({ map, files }) => {
    const isWhole = !lacksFiles(files, serves);
    const kept = matchContracts(map).filter(isKept);
    return [
      ...(isWhole ? kept.flatMap(notServed) : []),
      ...kept.flatMap((match) => [...notDescribed(match), ...notAskedFor(match)]),
      ...brokenProcedures(map, isWhole),
    ];
  },
};

const serves = ({ routes, routers, entries }: FileFacts): boolean =>
  routes.length + routers.length + entries.length > 0;

function isKept({ served, operations }: ContractMatch): boolean {
  const own = operations.filter(({ path }) => !ofFramework.test(path));
  return served.size >= fewestServed && served.size / own.length >= leastShare;
}

function notServed(match: ContractMatch): readonly LocalFinding[] {
  const { operations, served, routes, prefix } = match;
  // A route that could not be computed may be the one.
  const isCertain = routes.every(({ unresolved }) => unresolved === undefined);
  const described = new Set(served.values());
  return operations
    .filter((operation) => !served.has(operation) && !isServedByAll(operation, match))
    .flatMap((operation) => {
      const same = routes.filter((route) => isSamePath(route, operation, prefix));
      const other = same.find((route) => !described.has(route)) ?? same[0];
      if (other !== undefined) return [otherMethod(operation, other)];
      return isCertain && !ofFramework.test(operation.path) ? [nothingServes(operation)] : [];
    });
}

/** Routes that the file leaves out, though it describes one of the same resource. */
function notDescribed(match: ContractMatch): readonly LocalFinding[] {
  const { operations, routes, served, prefix } = match;
  // By another method: that is told already.
  const isPromised = (route: EntryPoint): boolean =>
    operations.some((one) => !served.has(one) && isSamePath(route, one, prefix));
  const described = new Set(served.values());
  const documented = routes.filter(isPublic);
  const known = documented.filter((route) => described.has(route) || isPromised(route));
  if (known.length / Math.max(1, documented.length) < leastDescribed) return [];
  return documented
    .filter((route) => !known.includes(route) && !isAnswered(route, served))
    .flatMap((route) => {
      const beside = besideIn(route, match);
      if (beside === undefined) return [];
      const [operation, sibling] = beside;
      return {
        ...route.declared,
        severity: "low",
        title: `${nameOf(route)} is missing from the OpenAPI file`,
        explanation: `The file describes ${known.length} of the ${documented.length} routes here, ${nameOf(sibling)} among them; clients and tests that are made from it do not know this one.`,
        trigger: `A client that is generated from the file, and needs ${nameOf(route)}`,
        evidence: [
          { uri: operation.uri, range: operation.range, note: `describes ${nameOf(sibling)}` },
        ],
      };
    });
}

/** A whole resource that is missing may be left out on purpose; one route beside others is forgotten. */
function besideIn(
  route: EntryPoint,
  { served, routes }: ContractMatch,
): readonly [Operation, EntryPoint] | undefined {
  const described = [...served];
  const shared = sharedParts(routes.map(({ path = "" }) => path));
  const resource = resourceOf(route, shared);
  return (
    described.find(([, other]) => resourceOf(other, shared) === resource) ??
    described.find(([, other]) => other.declared.uri === route.declared.uri)
  );
}

function isPublic({ method, path = "", unresolved, isUndescribed }: EntryPoint): boolean {
  if (isUndescribed) return false;
  const isCalled = method !== "ANY" && method !== "HEAD" && method !== "OPTIONS";
  return isCalled && unresolved === undefined && !ofOperations.test(path);
}

/** The same route declared twice, or an older name of one. */
function isAnswered(route: EntryPoint, served: ContractMatch["served"]): boolean {
  const { handler } = route;
  return [...served.values()].some(
    (one) =>
      one.method === route.method &&
      (one.path === route.path ||
        (handler !== undefined && one.handler && startOf(one.handler) === startOf(handler))),
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
