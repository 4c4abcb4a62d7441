import type { Place, TextEntity } from "../../link/names/entity.ts";
import type { Lookup } from "../../link/names/language.ts";
import type { Linking } from "../../link/linking.ts";
import { textsOf } from "../../link/names/textsOf.ts";
import type { Value } from "../../facts/value.ts";
import { optionOf } from "../javascriptRouting/routerFact.ts";

/**
 * What the configuration holds where nobody sets it otherwise: `config.get("app.prefix")` by what
 * `registerAs("app", () => ({ prefix: … }))` gives, or by the default that is asked for.
 */
export function configured(
  value: Value,
  { index, evaluate }: Pick<Linking, "index" | "evaluate">,
): readonly TextEntity[] {
  if (value.kind !== "call" || value.callee.kind !== "member") return [];
  const [key, preset] = value.args;
  if (!/^get(?:OrThrow)?$/.test(value.callee.name) || key?.kind !== "text") return [];
  if (preset?.kind === "text") return [{ kind: "text", text: preset.text }];
  const [space = "", name] = key.text.split(".");
  if (name === undefined) return [];
  return index.find(registered, space).flatMap(({ record, ...place }) => {
    const field = optionOf(record, name);
    return field === undefined ? [] : textsOf(field, place, evaluate);
  });
}

interface Registered extends Place {
  readonly record: Value;
}

/** By the name of what is registered. */
const registered: Lookup<Registered> = (file) =>
  file.calls.flatMap(({ callee, args: [space, made] }) => {
    if (space?.kind !== "text" || made?.kind !== "definition") return [];
    if (callee.kind !== "name" || callee.name !== "registerAs") return [];
    const scope = made.definition;
    return (file.definitions[scope]?.returns ?? []).map(
      (record) => [space.text, { record, file, scope }] as const,
    );
  });
