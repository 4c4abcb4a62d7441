import type { Value } from "../../facts/value.ts";

/** What a chain of calls begins with. */
export interface Beginning {
  readonly root: Value;
  /** The method that is called on it. */
  readonly method: string;
  /** Where the chain goes on from a row to what belongs to it. */
  readonly relation?: string;
}

export function beginningOf(call: Value): Beginning {
  let root = call;
  let method = "";
  while (root.kind === "call" && root.callee.kind === "member") {
    if (givesModel(root)) return { root: root.callee, method };
    method = root.callee.name;
    const [first] = root.args;
    root = root.callee.of;
    if (method === "$relatedQuery" && first?.kind === "text") {
      return { root, method, relation: first.text };
    }
  }
  return { root, method };
}

/** `this.userModel()`, where what is injected gives the model. */
function givesModel({ callee, args }: Extract<Value, { kind: "call" }>): boolean {
  return args.length === 0 && callee.kind === "member" && /^[a-z]\w*Model$/.test(callee.name);
}
