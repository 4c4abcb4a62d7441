import type { NeighbourFact } from "../../facts/facts.ts";
import { rangeOf } from "../../grammars/syntax.ts";
import { fileScope } from "../../facts/value.ts";
import { linesOf } from "../../sql/lines.ts";
import type { Reading } from "../../reading/stack.ts";
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

const annotated = /@(?:\w+:)?Value\(\s*(?:value\s*=\s*)?\$*"([^"\n]*)"/g;
const placeholder = /\$\{\s*([A-Z][A-Z\d]*(?:_[A-Z\d]+)*)\s*[:}]/g;

/** `@Value("${X:preset}")`, `@Value("http://${X}/rates")` on fields and parameters. */
export function valuesIn({ text }: Reading): readonly NeighbourFact[] {
  const lines = linesOf(text);
  return [...text.matchAll(annotated)].flatMap(({ 0: whole, 1: value = "", index }) =>
    [...value.matchAll(placeholder)].map(
      ([, name = ""]) =>
        ({
          kind: "env",
          name: { kind: "text", text: name },
          scope: fileScope,
          range: lines.rangeOf(index, index + whole.length),
        }) as const,
    ),
  );
}
