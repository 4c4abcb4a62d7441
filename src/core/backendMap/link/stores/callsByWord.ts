import type { CallFact, Definition, FileFacts } from "../../facts/facts.ts";
import { wordsOf, type Place } from "../names/entity.ts";
import type { Evaluate } from "../names/following.ts";
import type { Lookup } from "../names/language.ts";

interface CallIn extends Place {
  readonly call: CallFact;
}

/** Calls by the last word of what they call. */
export const callsByWord: Lookup<CallIn> = (file) =>
  file.calls.map((call) => {
    const word = wordsOf(call.callee).replace(/^.*[.]/s, "");
    return [word, { call, file, scope: call.scope }];
  });

/** Whether a call runs the function at a place, or the method that it promises to make. */
export function isCallOf(
  { file, scope }: Place,
  { call, ...place }: CallIn,
  evaluate: Evaluate,
): boolean {
  const meant = evaluate(call.callee, place);
  if (meant.some((one) => one.kind === "definition" && one.file === file && one.index === scope)) {
    return true;
  }
  return meant.some((one) => one.kind === "definition" && isPromiseOf(one, { file, scope }));
}

/** A method of an interface that the class of another method of its name implements. */
function isPromiseOf(
  { file, index }: { readonly file: FileFacts; readonly index: number },
  made: Place,
): boolean {
  const promise = methodIn({ file, scope: index });
  const { name, type } = methodIn(made);
  const bases = type?.bases ?? [];
  return promise.name === name && bases.some((base) => wordsOf(base) === promise.type?.name);
}

function methodIn({ file: { definitions }, scope }: Place): {
  readonly name: string | undefined;
  readonly type: Definition | undefined;
} {
  const method = definitions[scope];
  return { name: method?.name, type: definitions[method?.scope ?? -1] };
}
