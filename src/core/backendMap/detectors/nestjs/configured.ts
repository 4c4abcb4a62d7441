import type { Place, TextEntity } from "../../link/names/entity.ts";
import type { FactIndex, Lookup } from "../../link/names/language.ts";
import type { Linking } from "../../link/linking.ts";
import { textsOf } from "../../link/names/textsOf.ts";
import type { FileFacts } from "../../facts/facts.ts";
import { fileScope, type Value } from "../../facts/value.ts";
import { optionOf } from "../javascriptRouting/routerFact.ts";

/**
 * What the configuration holds where nobody sets it otherwise: `config.get("app.prefix")` by what
 * `registerAs("app", () => ({ prefix: … }))` gives, or by the default that is asked for.
 */
export function configured(
  value: Value,
  place: Place,
  { index, evaluate }: Pick<Linking, "index" | "evaluate">,
): readonly TextEntity[] {
  const { key, preset } = asked(behind(value, place, index), place, index) ?? {};
  if (preset?.kind === "text") return [{ kind: "text", text: preset.text }];
  const [space = "", name] = key?.split(".") ?? [];
  if (name === undefined) return [];
  return index.find(registered, space).flatMap(({ record, ...at }) => {
    const field = optionOf(record, name);
    return field === undefined ? [] : textsOf(field, at, evaluate);
  });
}

interface Asked {
  readonly key: string;
  readonly preset?: Value;
}

/** `config.get("app.prefix")`, or what is taken out of `config.get("app")`. */
function asked(value: Value, place: Place, index: FactIndex): Asked | undefined {
  if (value.kind === "member") {
    const whole = asked(behind(value.of, place, index), place, index);
    return whole && { key: `${whole.key}.${value.name}` };
  }
  if (value.kind !== "call" || value.callee.kind !== "member") return undefined;
  const [key, preset] = value.args;
  if (!/^get(?:OrThrow)?$/.test(value.callee.name) || key?.kind !== "text") return undefined;
  return { key: key.text, ...(preset && { preset }) };
}

/** What a name is given in the function that it stands in, or outside of all. */
function behind(value: Value, { file, scope }: Place, index: FactIndex): Value {
  if (value.kind !== "name") return value;
  const names = index.names(file);
  const [own = names.binding(fileScope, value.name)[0]] = names.binding(scope, value.name);
  return own?.value ?? value;
}

interface Registered extends Place {
  readonly record: Value;
}

/** By the name of what is registered. */
const registered: Lookup<Registered> = (file) =>
  file.calls.flatMap(({ callee, args: [name, made] }) => {
    const space = name && textIn(name, file);
    if (space === undefined || made?.kind !== "definition") return [];
    if (callee.kind !== "name" || callee.name !== "registerAs") return [];
    const scope = made.definition;
    return (file.definitions[scope]?.returns ?? []).map(
      (record) => [space, { record, file, scope }] as const,
    );
  });

/** A text, or a constant of the same file. */
function textIn(value: Value, { bindings }: FileFacts): string | undefined {
  const constant =
    value.kind === "name" ? bindings.find(({ name }) => name === value.name)?.value : value;
  return constant?.kind === "text" ? constant.text : undefined;
}
