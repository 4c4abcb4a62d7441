import type { NeighbourFact } from "../../facts/facts.ts";
import { rangeOf } from "../../grammars/syntax.ts";
import type { Reading } from "../../reading/stack.ts";
import { textArg, type ClassModel } from "../classes/classModel.ts";
import type { CallModel } from "../classes/jvmCalls.ts";

/** So variables of the environment are written; other keys are properties of a file. */
const variable = /^[A-Z][A-Z\d]*(?:_[A-Z\d]+)*$/;

/** `System.getenv("X")`, `environment.getProperty("X")`. */
export function environmentRead(call: CallModel, file: Reading): readonly NeighbourFact[] {
  const [given] = call.args;
  const name = given !== undefined && reads(call) ? file.valueOf(given) : undefined;
  if (name?.kind !== "text" || !variable.test(name.text)) return [];
  return [{ kind: "env", name, scope: file.scopeOf(call.node), range: rangeOf(call.node) }];
}

function reads({ name, receiver }: CallModel): boolean {
  const words = receiver?.text ?? "";
  if (name === "getenv") return words === "System";
  if (name === "get") return words === "System.getenv()";
  return /^get(?:Required)?Property$/.test(name) && /env/i.test(words);
}

/** `@Value("${X:preset}")` on fields and parameters. */
export function valuesOf(one: ClassModel): readonly NeighbourFact[] {
  const fields = [...one.fields, ...one.methods.flatMap(({ parameters }) => parameters)];
  return fields.flatMap(({ annotations }) =>
    annotations
      .filter(({ name }) => name === "Value")
      .flatMap((each) => {
        const name = /^\$\{\s*([\w.-]+)/.exec(textArg(each, "value") ?? "")?.[1] ?? "";
        if (!variable.test(name)) return [];
        return [{ kind: "env", name: text(name), scope: one.scope, range: each.range } as const];
      }),
  );
}

const text = (value: string) => ({ kind: "text", text: value }) as const;
