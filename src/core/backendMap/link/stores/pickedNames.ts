import type { FileFacts } from "../../facts/facts.ts";
import type { Value } from "../../facts/value.ts";
import { wordsOf } from "../names/entity.ts";
import type { FactIndex, Lookup } from "../names/language.ts";

/** Calls and words by which code takes only what it knows. */
const picks =
  /^(?:includes|has|indexOf|test|match(?:es)?|parse|safeParse|validate|assert|hasOwn|in|in_array|array_key_exists|contains(?:Key|_key)?|equals(?:IgnoreCase)?|valueOf|is_?match|matchString|try_?parse|parse_?(?:int|uint|float|bool|uuid)|atoi|intval|ctype_\w+|is_numeric)$/i;
const listed = /enum|oneOf|isIn|literal|pattern|union|valid/i;

interface Taken {
  readonly value: Value;
  /** What is taken of it, the first first. */
  readonly members: readonly string[];
  readonly file: FileFacts;
}

/** It may be one of a few known values: somebody looks it up, or a schema lists what it may be. */
export function isPicked({ value, members, file }: Taken, index: FactIndex): boolean {
  const name = members.at(-1) ?? (value.kind === "member" ? value.name : "");
  return name !== "" && (isLookedUp(name, file, index) || isListed(name, file, index));
}

/** `allowed.includes(sort)`, `switch (sort)`, `columns[sort]` anywhere in the file. */
export function isLookedUp(name: string, { calls, path }: FileFacts, index: FactIndex): boolean {
  if (index.find(comparedIn, `${path} ${bare(name)}`).length > 0) return true;
  return calls.some(({ callee, args }) => {
    const called = wordsOf(callee).replace(/^.*[.]/s, "");
    const isOn = called !== "" && wordsOf(callee) === `${name}.${called}`;
    const given = args.some((one) => wordsOf(one).split(".").at(-1) === name);
    return picks.test(called) && (given || isOn);
  });
}

const bare = (name: string): string => name.replace(/^\$/, "");

const comparedIn: Lookup<true> = ({ path, compared = [] }) =>
  compared.map((name) => [`${path} ${name}`, true]);

/** A schema of the same language lists what the field may be. */
function isListed(name: string, { languageId }: FileFacts, index: FactIndex): boolean {
  const field = `"${name}":`;
  return index.find(listingTexts, languageId).some((text) => {
    const at = text.indexOf(field);
    return at >= 0 && listed.test(text.slice(at, at + 200));
  });
}

/** By language, what is bound to names and may list what something may be. */
const listingTexts: Lookup<string> = ({ languageId, bindings }) =>
  bindings
    .map(({ value }) => JSON.stringify(value))
    .filter((text) => listed.test(text))
    .map((text) => [languageId, text]);
