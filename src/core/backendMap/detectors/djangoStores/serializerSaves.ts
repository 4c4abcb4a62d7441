import type { QueryFact } from "../../facts/queryFacts.ts";
import type { Value } from "../../facts/value.ts";
import type { SyntaxNode } from "../../grammars/syntax.ts";
import { calleeOf } from "../../languages/python/calls.ts";
import { wordsOf } from "../../link/names/entity.ts";
import type { Reading } from "../../reading/stack.ts";
import { heldRow } from "../pythonStores/heldRows.ts";
import { conditionsIn } from "./djangoColumns.ts";

/** `serializer.save(owner=user)`: a row of the model that the class of the serializer is for. */
export function savedBySerializer(
  call: SyntaxNode,
  serializer: SyntaxNode,
  file: Reading,
): Pick<QueryFact, "reads" | "writes" | "columns"> {
  const value = member(member(classOf(serializer, file), "Meta"), "model");
  return {
    reads: [],
    writes: [{ value, isModel: true }],
    columns: conditionsIn(call, wordsOf(value), "write"),
  };
}

/** The class that it was made of here; else the one that the view has for all of its requests. */
function classOf(serializer: SyntaxNode, file: Reading): Value {
  const { given } = heldRow(serializer);
  const callee = given?.type === "call" ? calleeOf(given) : undefined;
  const made = callee && /^(?:\w+\.)*[A-Z]\w*$/.test(callee.words) ? given : undefined;
  const named = made?.childForFieldName("function");
  return named ? file.valueOf(named) : member({ kind: "name", name: "this" }, "serializer_class");
}

const member = (of: Value, name: string): Value => ({ kind: "member", of, name });
