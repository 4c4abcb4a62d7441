import type { RouteFact } from "../../facts/routingFacts.ts";
import { fileScope } from "../../facts/value.ts";
import { linesOf } from "../../sql/lines.ts";

type Values = Readonly<Record<string, string>>;

/** `spring.cloud.gateway.routes[0].predicates[1]`, lists in whichever way they are written. */
const ofRoute =
  /^spring\.cloud\.gateway\.(?:mvc\.|server\.web(?:flux|mvc)\.)?routes[.[](\d+)\]?\.predicates[.[](\d+)\]?(?:\.(.+))?$/;

/** The routes that a gateway of Spring Cloud has by its properties: `- Path=/orders/**`, `- Method=GET`. */
export function gatewayRoutesIn(values: Values, text: string): readonly RouteFact[] {
  const said = Object.entries(values).flatMap(([key, value]) => {
    const [, route, at, rest = ""] = ofRoute.exec(key) ?? [];
    return route === undefined ? [] : [{ route, predicate: `${route}.${at}`, rest, value }];
  });
  if (said.length === 0) return [];
  const lines = linesOf(text);
  const routes = Map.groupBy(said, ({ route }) => route);
  return [...routes.values()].flatMap((parts) => {
    const predicates = [...Map.groupBy(parts, ({ predicate }) => predicate).values()].map(statedBy);
    const given = (name: string): readonly Given[] =>
      predicates.filter((one) => one.name === name).flatMap((one) => one.given);
    const methods = given("Method").map(({ value }) => value.toUpperCase());
    return given("Path").map(({ value: path, written }) => {
      const at = Math.max(0, text.indexOf(written));
      return {
        stack: "spring",
        methods: methods.length === 0 ? ["ANY"] : methods,
        path: { kind: "text", text: path },
        syntax: "braces",
        guards: [],
        scope: fileScope,
        range: lines.rangeOf(at, at + written.length),
      };
    });
  });
}

interface Given {
  readonly value: string;
  /** As the file has it. */
  readonly written: string;
}

interface Predicate {
  readonly name: string;
  readonly given: readonly Given[];
}

/** `Path=/orders/**,/bills/**` at once, or its name and its arguments each by itself. */
function statedBy(parts: readonly { readonly rest: string; readonly value: string }[]): Predicate {
  const whole = parts.find(({ rest }) => rest === "")?.value;
  if (whole !== undefined) {
    const [, name = "", given = ""] = /^\s*(\w+)\s*=(.*)$/s.exec(whole) ?? [];
    return { name, given: listed(given).map((value) => ({ value, written: whole })) };
  }
  const name = parts.find(({ rest }) => rest === "name")?.value ?? "";
  const args = parts.filter(({ rest }) => rest.startsWith("args"));
  const given = args.flatMap(({ value: written }) =>
    listed(written).map((value) => ({ value, written })),
  );
  return { name, given };
}

/** Whether a slash may stand behind a path is said beside it. */
const listed = (text: string): readonly string[] =>
  text
    .split(",")
    .map((one) => one.trim())
    .filter((one) => !/^(?:|true|false)$/.test(one));
