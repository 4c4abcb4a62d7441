import type { Parameter } from "../../facts/facts.ts";
import { fileScope, type Value } from "../../facts/value.ts";
import { wordsOf, type Place } from "./entity.ts";
import { definitionIn } from "./following.ts";
import type { DefinitionIn, FactIndex } from "./language.ts";

/** A function of more namesakes that are seen alike cannot be told by its name. */
const mostNamesakes = 3;

/**
 * The functions that can be called as a member of what is their first parameter, by their name and
 * by what they are given besides: `app.MapOrders("/orders")`.
 */
export function extensionsFor(
  name: string,
  args: readonly Value[],
  place: Place,
  index: FactIndex,
): readonly DefinitionIn[] {
  const language = index.languageOf(place.file);
  if (language?.nearest === undefined) return [];
  const fitting = index.named(name, language).filter((one) => {
    const [receiver, ...parameters] = definitionIn(one).parameters;
    return receiver?.isReceiver === true && takes(parameters, args, place);
  });
  if (fitting.length < 2) return fitting;
  const files = [...new Set(fitting.map(({ file }) => file))];
  const near = new Set(language.nearest(place.file, files, index));
  const seen = fitting.filter(({ file }) => file === place.file || near.has(file));
  return seen.length <= mostNamesakes ? seen : [];
}

/** Whether there is a parameter for each argument, none lacks one, and texts go to texts. */
function takes(parameters: readonly Parameter[], args: readonly Value[], place: Place): boolean {
  const others = parameters.slice(args.length);
  const isEnough = others.every((one) => one.default !== undefined || one.isRest === true);
  if (args.length > parameters.length || !isEnough) return false;
  return args.every((arg, at) => {
    const type = parameters[at]?.type;
    const wanted = type && isOfTexts(type);
    return wanted === undefined || wanted === (isText(arg, place) ?? wanted);
  });
}

/** Whether it is a type of texts, or certainly of something else: of functions. */
function isOfTexts(type: Value): boolean | undefined {
  const words = wordsOf(type);
  if (/^string\b/i.test(words)) return true;
  return /^(?:\w*Delegate|Func|Action)$/.test(words) ? false : undefined;
}

function isText(value: Value, place: Place): boolean | undefined {
  if (value.kind === "text" || value.kind === "concat") return true;
  if (value.kind === "definition") return false;
  const type = value.kind === "name" ? parameterNamed(value.name, place)?.type : undefined;
  return type && isOfTexts(type);
}

function parameterNamed(called: string, { file, scope: from }: Place): Parameter | undefined {
  for (let scope = from; scope !== fileScope; scope = file.definitions[scope]?.scope ?? fileScope) {
    const found = file.definitions[scope]?.parameters.find(({ name }) => name === called);
    if (found !== undefined) return found;
  }
  return undefined;
}
