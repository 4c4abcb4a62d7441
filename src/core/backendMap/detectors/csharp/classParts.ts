import type { FileFacts } from "../../facts/facts.ts";
import type { Linking } from "../../link/linking.ts";
import { definitionIn } from "../../link/names/following.ts";
import type { DefinitionIn } from "../../link/names/language.ts";
import { ancestorsOf } from "../classes/hierarchy.ts";

/** A class with its other parts, in files of their own, and with all that it inherits. */
export function lineOf(of: DefinitionIn, linking: Linking): readonly DefinitionIn[] {
  const parts = partsOf(of, linking);
  return [of, ...parts, ...[of, ...parts].flatMap((one) => ancestorsOf(one, linking))];
}

/** Classes of one name in one namespace are one class. */
function partsOf({ file, index }: DefinitionIn, linking: Linking): readonly DefinitionIn[] {
  const language = linking.index.languageOf(file);
  const { name, kind, scope } = definitionIn({ file, index });
  if (language === undefined) return [];
  return linking.index.named(name, language).filter((one) => {
    const other = definitionIn(one);
    const isOther = one.file !== file || one.index !== index;
    const isNear = one.file === file || namespaceOf(one.file) === namespaceOf(file);
    return isOther && isNear && other.kind === kind && other.scope === scope;
  });
}

function namespaceOf({ project }: FileFacts): string | undefined {
  return project?.kind === "package" ? project.name : undefined;
}
