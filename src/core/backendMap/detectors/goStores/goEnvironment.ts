import type { NeighbourFact, SomeFacts } from "../../facts.ts";
import { rangeOf } from "../../grammars/syntax.ts";
import type { Reading, Stack } from "../../stack.ts";
import { callsOf, type Call } from "../goRouting/routing.ts";

/** Environment variables that are read, and outgoing calls of net/http. */
export const goEnvironment: Stack = {
  name: "go-environment",
  languages: ["go"],
  markers: /\bos\.(?:Getenv|LookupEnv)\(|\bhttp\.(?:Get|Post|PostForm|Head|DefaultClient)\b/,
  detect: (file: Reading): SomeFacts => ({ neighbours: callsOf(file).flatMap(neighbourOf) }),
};

function neighbourOf({ file, node, name, operand, args }: Call): readonly NeighbourFact[] {
  const [first] = args;
  if (first === undefined) return [];
  const place = { scope: file.scopeOf(node), range: rangeOf(node), name: file.valueOf(first) };
  if (operand.text === "os" && /^(?:Getenv|LookupEnv)$/.test(name)) {
    return [{ kind: "env", ...place }];
  }
  // Neither the package's functions nor its client ever give up.
  const isCall = /^(?:Get|Post|PostForm|Head)$/.test(name);
  const isDefault = operand.text === "http" || operand.text === "http.DefaultClient";
  return isCall && isDefault ? [{ kind: "http", ...place, hasTimeout: false }] : [];
}
