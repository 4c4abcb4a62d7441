import type { FileFacts } from "../core/backendMap/facts/facts.ts";

const range =
  /\{"start":\{"line":(\d+),"character":(\d+)\},"end":\{"line":(\d+),"character":(\d+)\}\}/g;
const rangeMark = String.fromCharCode(1);
const packedRange = new RegExp(`${rangeMark}(\\d+),(\\d+),(\\d+),(\\d+)${rangeMark}`, "g");

/**
 * What the JSON of facts is mostly made of, each with the control character that stands for it: JSON
 * never holds one as it is. The longer come first.
 */
const fragments: readonly (readonly [fragment: string, mark: string])[] = [
  '{"kind":"member","of":{"kind":"name","name":"',
  '{"kind":"call","callee":',
  '{"kind":"member","of":',
  '{"kind":"name","name":"',
  '{"kind":"text","text":"',
  '{"kind":"unknown","text":"',
  '{"kind":"function","name":"',
  '{"kind":"method","name":"',
  '{"kind":"record","fields":{',
  '{"kind":"definition","definition":',
  '"parameters":[',
  '"nameRange":',
  '"callee":',
  '"args":[',
  '"range":',
  '"scope":',
  '"value":',
  '"type":',
].map((fragment, index) => [fragment, String.fromCharCode(0x0e + index)]);

/**
 * Facts as a text a third as long as their JSON. No library packs it: a thread that is ended while it
 * is in one takes the whole process with it.
 */
export function packFacts(facts: FileFacts): string {
  return fragments.reduce(
    (text, [fragment, mark]) => text.replaceAll(fragment, mark),
    JSON.stringify(facts).replace(range, `${rangeMark}$1,$2,$3,$4${rangeMark}`),
  );
}

/** @throws for a text that is damaged. */
export function unpackFacts(packed: string): FileFacts {
  const text = fragments
    .toReversed()
    .reduce((sofar, [fragment, mark]) => sofar.replaceAll(mark, fragment), packed);
  const json = text.replace(
    packedRange,
    '{"start":{"line":$1,"character":$2},"end":{"line":$3,"character":$4}}',
  );
  return JSON.parse(json) as FileFacts;
}
