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
      : [
          ...missingParameter("query", operation, route),
          ...missingParameter("header", operation, route),
          ...missingBody(operation, route),
        ];
  });
}

interface Field {
  readonly name: string;
  readonly required: boolean;
}

function missingParameter(
  part: "query" | "header",
  operation: Operation,
  route: EntryPoint,
): readonly LocalFinding[] {
  const described = operation.parameters.filter((one) => one.in === part);
  // A file that lists none may leave them out everywhere.
  if (described.length === 0 || operation.incomplete?.includes("parameters")) return [];
  return missing(route.requires?.[part], described).map((name) =>
    notRequired(operation, route, `${part} parameter "${name}"`, stateOf(name, described)),
  );
}

const withBody = new Set(["POST", "PUT", "PATCH"]);

function missingBody(operation: Operation, route: EntryPoint): readonly LocalFinding[] {
  const { body, incomplete, method } = operation;
  if (body === undefined || !withBody.has(method) || incomplete?.includes("body")) return [];
  const known = route.requires?.known ?? [];
  // Two descriptions that have nothing in common are of two things.
  if (!known.some((name) => body.some((one) => isSame(one.name, name)))) return [];
  return missing(route.requires?.body, body).map((name) =>
    notRequired(operation, route, `field "${name}"`, stateOf(name, body)),
  );
}

function missing(names: readonly string[] = [], fields: readonly Field[]): readonly string[] {
  return names.filter((name) => !fields.some((one) => isSame(one.name, name) && one.required));
}

function stateOf(name: string, fields: readonly Field[]): string {
  return fields.some((one) => isSame(one.name, name)) ? "optional in" : "missing from";
}

/** A serializer may write names in another case: "order_id" for `orderId`. */
const isSame = (one: string, other: string): boolean => plain(one) === plain(other);
const plain = (name: string): string => name.replaceAll(/[-_]/g, "").toLowerCase();

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
      "What validates the route requires it; a request that keeps to the file can lack it and is refused.",
    trigger: `A client that sends ${name} without the ${field}, as the description allows`,
    evidence: [
      { ...route.declared, note: `${name} is served here, and what validates it requires it` },
    ],
  };
}
