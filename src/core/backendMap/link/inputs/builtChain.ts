import type { Value } from "../../facts/value.ts";
import { wordsOf } from "../names/entity.ts";

/** Names by which the libraries go that schemas are built with. */
export const isLibrary = (of: Value): boolean =>
  /^(?:z|zod|zod\.z|Joi|joi|yup|Yup)$/.test(wordsOf(of));

/** Whether a chain of calls begins at Zod. */
export function isZod(value: Value): boolean {
  if (value.kind === "call") return isZod(value.callee);
  return value.kind === "member" ? isZod(value.of) : /^(?:z|zod)$/.test(wordsOf(value));
}

interface Chain {
  readonly names: readonly string[];
  readonly root: Value | undefined;
}

/** "string", "min", "optional" of `z.string().min(1).optional()`, from the root on. */
export function chainOf(call: Value): Chain {
  const names: string[] = [];
  let at: Value = call;
  while (at.kind === "call" || (at.kind === "member" && !isLibrary(at))) {
    if (at.kind === "member") {
      names.unshift(at.name);
      at = at.of;
    } else if (at.callee.kind === "member") {
      at = at.callee;
    } else {
      return { names, root: undefined };
    }
  }
  return { names, root: at };
}
