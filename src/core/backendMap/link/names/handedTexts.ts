import { fieldNamed, type Value } from "../../facts/value.ts";
import { wordsOf, type DefinitionEntity, type Place, type TextEntity } from "./entity.ts";
import { definitionIn, type Evaluate } from "./following.ts";
import { namesOneOf, noText, textsOf, withTexts } from "./textsOf.ts";

type Texts = ReadonlyMap<string, TextEntity>;

/** What a call hands a function, by the names that it has there. */
export interface Handed {
  /** What is no text is named as missing, and what is not given is empty. */
  readonly texts: Texts;
  /** The names of what is given. */
  readonly given: ReadonlySet<string>;
}

/** The texts that a call puts into the names of a function, its own names for parts of them included. */
export function handedTexts(
  callee: DefinitionEntity,
  args: readonly Value[],
  place: Place,
  evaluate: Evaluate,
): Handed {
  const textOf = (value: Value): TextEntity => {
    const [only, ...others] = textsOf(value, place, evaluate);
    return only === undefined || others.length > 0 ? missing(wordsOf(value)) : only;
  };
  const { parameters } = definitionIn(callee);
  const given = parameters.flatMap(({ name, isRest }, at) => {
    if (isRest === true) return args.slice(at).map((arg, i) => [`${name}.${i}`, arg] as const);
    const arg = args[at];
    return arg === undefined ? [] : [[name, arg] as const];
  });
  const texts = new Map(given.flatMap(([name, arg]) => partsOf(name, arg, textOf)));
  const presets = parameters
    .filter(({ name }) => !texts.has(name))
    .map(({ name, default: preset }) => [name, preset?.kind === "text" ? preset : noText] as const);
  const own = ownNames(callee, texts);
  return {
    texts: new Map([...presets, ...texts, ...own]),
    given: new Set([
      ...texts.keys(),
      ...[...own.keys()].filter((name) => own.get(name) !== noText),
    ]),
  };
}

const missing = (words: string): TextEntity => ({
  kind: "text",
  text: `{${words}}`,
  unresolved: words,
});

/** A text by its name; of options their texts as well, and the path as what they say as a whole. */
function partsOf(
  name: string,
  arg: Value,
  textOf: (value: Value) => TextEntity,
): readonly (readonly [string, TextEntity])[] {
  if (arg.kind !== "record") return [[name, textOf(arg)]];
  const path = fieldNamed("path", arg);
  return [
    [name, path === undefined ? noText : textOf(path)],
    ...Object.entries(arg.fields).map(
      ([field, value]) => [`${name}.${field}`, textOf(value)] as const,
    ),
  ];
}

/** `const [path] = rest`, `const path = options.path ?? ""`; empty where that was not given. */
function ownNames(callee: DefinitionEntity, texts: Texts): Texts {
  const { file, index } = callee;
  const known = new Map(texts);
  const names = new Set(definitionIn(callee).parameters.map(({ name }) => name));
  const own = new Map<string, TextEntity>();
  for (const { scope, name, value } of file.bindings) {
    if (scope !== index || value.kind === "call" || !namesOneOf(names, value)) continue;
    const made = withTexts(value, known);
    const text = made.kind === "either" ? made.options[0] : made;
    own.set(name, text?.kind === "text" ? text : noText);
    if (text?.kind === "text") known.set(name, text);
    names.add(name);
  }
  return own;
}
