import { definitionIn } from "../../link/names/following.ts";
import type { DefinitionIn } from "../../link/names/language.ts";
import type { Linking } from "../../link/linking.ts";
import { ruby } from "../../languages/ruby/ruby.ts";

/** Classes have few ancestors; a circle of them has no end. */
const mostAncestors = 40;

/** A class wherever it is opened, then the modules it includes and the classes above it. */
export function ancestorsOf(name: string, { index, evaluate }: Linking): readonly DefinitionIn[] {
  const line: DefinitionIn[] = [];
  const add = (one: DefinitionIn): void => {
    const isKnown = line.some(({ file, index: at }) => file === one.file && at === one.index);
    if (isKnown || line.length >= mostAncestors) return;
    line.push(one);
    const { bases = [], scope } = definitionIn(one);
    for (const base of bases.flatMap((each) => evaluate(each, { file: one.file, scope }))) {
      if (base.kind === "definition") add(base);
    }
  };
  index.named(name, ruby).forEach(add);
  return line;
}
