import type { EntryPoint, Operation } from "../../backendMap.ts";
import type { LocalFinding } from "../check.ts";
import { answers, isSamePath, type ContractMatch } from "./contractMatch.ts";

/** What a route refuses a request without, and the file lets a client leave out. */
export function notAskedFor({ served, routes, prefix }: ContractMatch): readonly LocalFinding[] {
  return [...served].flatMap(([operation, route]) => {
    const same = routes.filter(
      (one) => isSamePath(one, operation, prefix) && answers(one, operation),
    );
    // Of several, another one may be the one that the file is of.
    return same.length > 1
      ? []
      : [...missingQuery(operation, route), ...missingBody(operation, route)];
  });
}

interface Field {
  readonly name: string;
  readonly required: boolean;
}

function missingQuery(operation: Operation, route: EntryPoint): readonly LocalFinding[] {
  const inQuery = operation.parameters.filter((one) => one.in === "query");
  // A file that lists none may leave them out everywhere.
  if (inQuery.length === 0 || operation.incomplete?.includes("parameters")) return [];
  return missing(route.requires?.query, inQuery).map((name) =>
    notRequired(operation, route, `query parameter "${name}"`, stateOf(name, inQuery)),
  );
}

const withBody = new Set(["POST", "PUT", "PATCH"]);

function missingBody(operation: Operation, route: EntryPoint): readonly LocalFinding[] {
  const { body, incomplete, method } = operation;
  if (body === undefined || !withBody.has(method) || incomplete?.includes("body")) return [];
  return missing(route.requires?.body, body).map((name) =>
    notRequired(operation, route, `field "${name}"`, stateOf(name, body)),
  );
}

function missing(names: readonly string[] = [], fields: readonly Field[]): readonly string[] {
  return names.filter((name) => !fields.some((one) => one.name === name && one.required));
}

function stateOf(name: string, fields: readonly Field[]): string {
  return fields.some((one) => one.name === name) ? "optional in" : "missing from";
}

function notRequired(
  operation: Operation,
  route: EntryPoint,
  field: string,
  state: string,
): LocalFinding {
  const name = `${operation.method} ${operation.path}`;
  return {
    uri: operation.uri,
    range: operation.range,
    severity: "medium",
    title: `${name} requires the ${field}, which is ${state} the OpenAPI file`,
    explanation:
      "The route's schema lists it as required; a request that keeps to the file can lack it and is refused.",
    trigger: `A client that sends ${name} without the ${field}, as the description allows`,
    evidence: [{ ...route.declared, note: `${name} is served here, and its schema requires it` }],
  };
}
