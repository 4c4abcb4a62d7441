import type { FileFacts } from "../../facts/facts.ts";
import type { Value } from "../../facts/value.ts";

/** What names a controller of Egg, by words or as a member of all: a function of `app/controller`. */
export function controllerNamed(value: Value, facts: FileFacts): Value | undefined {
  const names = value.kind === "text" ? wordsIn(value.text) : membersIn(value, facts);
  const action = names?.at(-1);
  if (names === undefined || action === undefined || names.length < 2) return undefined;
  const [, below = ""] = /(?:^|\/)app\/(.*)$/.exec(facts.path) ?? [];
  const up = below.includes("/") ? below.replace(/[^/]+$/, "").replace(/[^/]+/g, "..") : "./";
  const folders = names.slice(0, -1);
  const modules = new Set(
    [folders, folders.map(snake)].map((one) => `${up}controller/${one.join("/")}`),
  );
  const options = [...modules].flatMap((module): readonly Value[] => [
    { kind: "import", module, name: action },
    { kind: "member", of: { kind: "import", module, name: "default" }, name: action },
  ]);
  return { kind: "either", options };
}

const wordsIn = (text: string): readonly string[] | undefined =>
  /^[a-z][\w$]*(?:\.[\w$]+)+$/i.test(text) ? text.split(".") : undefined;

/** `controller.api.orders.list`, `app.controller.api.orders.list`, or of what is taken out of them. */
function membersIn(value: Value, facts: FileFacts, depth = 0): readonly string[] | undefined {
  if (value.kind === "name") {
    const bound = facts.bindings.find(({ name }) => name === value.name)?.value;
    return bound && depth < deepest ? membersIn(bound, facts, depth + 1) : undefined;
  }
  if (value.kind !== "member") return undefined;
  if (value.name === "controller" && value.of.kind === "name") return [];
  const before = membersIn(value.of, facts, depth + 1);
  return before && [...before, value.name];
}

const deepest = 8;

/** Files may be called otherwise than code calls them: `sub_orders.js` is `subOrders`. */
const snake = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`).replace(/^_/, "");
