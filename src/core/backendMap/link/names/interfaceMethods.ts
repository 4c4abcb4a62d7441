import { wordsOf } from "./entity.ts";
import { folderOf } from "./factIndex.ts";
import { definitionIn } from "./following.ts";
import type { DefinitionIn, FactIndex } from "./language.ts";
import { routingFunctions } from "./namesakes.ts";

/** An interface with more methods is no router of the project's own. */
const mostMethods = 20;

/**
 * The methods that may run where one of an interface is called, of those in which routing happens: of
 * types that have all of the interface's methods, where types do not say what they implement.
 */
export function behindInterface(of: DefinitionIn, index: FactIndex): readonly DefinitionIn[] {
  const { name, kind, scope, parameters } = definitionIn(of);
  const around = of.file.definitions[scope];
  const language = index.languageOf(of.file);
  if (kind !== "method" || around?.kind !== "type" || language?.answers === undefined) return [];
  const others = of.file.definitions.filter((one) => one.scope === scope).map((one) => one.name);
  if (others.length > mostMethods) return [];
  return index.find(routingFunctions, name).filter((one) => {
    const own = definitionIn(one);
    return (
      own.name === name &&
      own.kind === "method" &&
      own.parameters.length === parameters.length &&
      others.every((method) => hasMethod(one, method, index))
    );
  });
}

/** Whether the type that a method is of has another one too. */
function hasMethod(of: DefinitionIn, name: string, index: FactIndex): boolean {
  const type = receiverOf(of);
  const language = index.languageOf(of.file);
  if (type === undefined || language === undefined) return false;
  return index
    .named(name, language)
    .some((one) => receiverOf(one) === type && folderOf(one.file.path) === folderOf(of.file.path));
}

function receiverOf(of: DefinitionIn): string | undefined {
  const [base] = definitionIn(of).bases ?? [];
  return base && wordsOf(base);
}
