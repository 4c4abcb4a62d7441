import { fieldOf, nodesOf } from "../../grammars/syntax.ts";
import type { SomeFacts } from "../../facts/facts.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import { drawApi } from "./drawApi.ts";
import { expandApi } from "./expandApi.ts";

/** Grape: classes whose body declares routes. Which classes are of it, other files may tell. */
export const grape: Stack = {
  name: "grape",
  languages: ["ruby"],
  markers:
    /Grape::API|^\s*(?:get|post|put|patch|delete|route|mount|resources?|namespace|version|prefix)\b/m,
  detect,
  expand: expandApi,
};

function detect(file: Reading): SomeFacts {
  const classes = nodesOf(file.root, "class").filter(
    (node) => fieldOf(node, "superclass") !== undefined,
  );
  return { routes: classes.flatMap((node) => drawApi(node, file)) };
}
