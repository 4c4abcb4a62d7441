import type { FileFacts } from "../../facts/facts.ts";
import type { TextEntity } from "../../link/names/entity.ts";
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
  return [...index.files.values()]
    .flatMap((file) => registeredIn(file, space).map((one) => ({ file, one })))
    .flatMap(({ file, one: { record, scope } }) => {
      const field = optionOf(record, name);
      return field === undefined ? [] : textsOf(field, { file, scope }, evaluate);
    });
}

interface Registered {
  readonly record: Value;
  readonly scope: number;
}

function registeredIn(file: FileFacts, space: string): readonly Registered[] {
  return file.calls.flatMap(({ callee, args: [name, made] }) => {
    const isOfSpace = name?.kind === "text" && name.text === space;
    if (!isOfSpace || callee.kind !== "name" || callee.name !== "registerAs") return [];
    if (made?.kind !== "definition") return [];
    const scope = made.definition;
    return (file.definitions[scope]?.returns ?? []).map((record) => ({ record, scope }));
  });
}
