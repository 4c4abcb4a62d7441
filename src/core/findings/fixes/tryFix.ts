import type { Grammars } from "../../backendMap/grammars/createGrammars.ts";
import type { Fix } from "../finding.ts";
import { applyPlan, planFix, type FixFiles } from "./planFix.ts";

export interface TryingPorts extends FixFiles {
  readonly grammars: Grammars;
  /** VS Code's name of a file's language. */
  readonly languageOf: (uri: string) => string;
}

/**
 * Tries a fix in memory: `breaks` where a file has more syntax errors after it than before, `parses`
 * where none has; undefined where nobody can tell, for want of a grammar or of the text it fits.
 */
export async function tryFix(fix: Fix, ports: TryingPorts): Promise<Fix["trial"]> {
  const plan = planFix(fix, ports);
  if (plan.kind !== "plan") return undefined;
  let trial: Fix["trial"];
  for (const uri of new Set(plan.edits.map((edit) => edit.uri))) {
    const text = ports.textOf(uri);
    const after = await errorsIn(uri, applyPlan(text, uri, plan.edits), ports);
    const before = text === undefined ? 0 : await errorsIn(uri, text, ports);
    if (after === undefined || before === undefined) continue;
    if (after > before) return "breaks";
    trial = "parses";
  }
  return trial;
}

/** How many places of a text do not parse, or lack something. */
async function errorsIn(
  uri: string,
  text: string,
  { grammars, languageOf }: TryingPorts,
): Promise<number | undefined> {
  return grammars.parse(languageOf(uri), text, ({ rootNode }) => {
    if (!rootNode.hasError) return 0;
    let count = 0;
    const cursor = rootNode.walk();
    try {
      // Depth first; what has no error below it is not entered.
      for (let goesOn = true; goesOn;) {
        const { isError, isMissing, hasError } = cursor.currentNode;
        if (isError || isMissing) count += 1;
        goesOn = (hasError && !isError && cursor.gotoFirstChild()) || toNext();
      }
    } finally {
      cursor.delete();
    }
    return count;

    function toNext(): boolean {
      while (!cursor.gotoNextSibling()) if (!cursor.gotoParent()) return false;
      return true;
    }
  });
}
