import assert from "node:assert/strict";
import { changed, createReader, note } from "../../../../src/core/backendMap/link/kept/sources.ts";
import type { Source } from "../../../../src/core/backendMap/link/kept/sources.ts";
import { identityOf } from "../../../../src/core/backendMap/link/names/entity.ts";
import type {
  Entity,
  TextEntity,
  ValueEntity,
} from "../../../../src/core/backendMap/link/names/entity.ts";
import { createMeanings } from "../../../../src/core/backendMap/link/names/meanings.ts";
import type { KnownMeanings } from "../../../../src/core/backendMap/link/names/meanings.ts";
import { processorTime } from "../../../support/processorTime.ts";
import { noFacts } from "../../../../src/core/backendMap/reading/scopes.ts";

const count = 66;
/** Each thing leads to the next one, and some to these before. */
const leadsTo: ReadonlyMap<number, readonly number[]> = new Map([
  [16, [18, 31, 24]],
  [20, [6, 54, 12]],
  [38, [63]],
  [49, [6, 30, 44]],
  [52, [51]],
  [65, [18, 45, 57]],
]);
/** These mean what any of them means to which they lead; others what the first does that has one. */
const ofAll = new Set([
  0, 2, 5, 6, 7, 10, 22, 23, 24, 26, 27, 29, 32, 33, 37, 43, 46, 47, 49, 51, 54, 55, 56, 59, 61, 62,
  64, 65,
]);
/** These mean something themselves. */
const ofItself = new Set([2, 21, 25, 27, 28, 36, 40, 41, 45, 49, 50, 63]);

describe("Meanings that are looked into again", () => {
  it("are told in the end on a circle that is longer than anybody follows", () => {
    const source: Source = {};
    let looks = 0;
    const meanings: KnownMeanings = createMeanings((of, reader) => {
      looks += 1;
      assert.ok(looks < 10_000, "It does not end.");
      const at = things.findIndex((one) => one === of);
      const meaning = meanings.meaningFor(reader);
      if (ofItself.has(at)) note(reader, source);
      const found = [...(leadsTo.get(at) ?? []), (at + 1) % count].map((next) => {
        const thing = things[next];
        return thing === undefined ? [] : meaning(thing);
      });
      const given = ofAll.has(at) ? found.flat() : (found.find((some) => some.length > 0) ?? []);
      return each([...(ofItself.has(at) ? [textOf(at)] : []), ...given]);
    });
    const [first] = things.slice(16);
    assert.ok(first);
    const meaning = meanings.meaningFor(createReader(() => undefined));
    const before = meaning(first);

    changed(source);
    meanings.update(new Map());

    assert.ok(before.length > 0);
    assert.ok(meaning(first).length > 0);
  });

  it("tell each other once on a circle that many ways lead around", () => {
    const source: Source = {};
    const parts: readonly ValueEntity[] = Array.from({ length: 36 }, (_, at) => thingAt(at));
    const meanings: KnownMeanings = createMeanings((of, reader) => {
      const at = parts.findIndex((one) => one === of);
      const meaning = meanings.meaningFor(reader);
      if (at === parts.length - 1) note(reader, source);
      return [1, 2].flatMap((step) => {
        const next = parts[(at + step) % parts.length];
        return next === undefined ? [] : meaning(next);
      });
    });
    const meaning = meanings.meaningFor(createReader(() => undefined));
    for (const part of parts) meaning(part);

    const took = processorTime(() => {
      changed(source);
    });

    assert.ok(took < 500, `${took} ms`);
  });
});

const file = noFacts("a.ts", "typescript");
const thingAt = (at: number): ValueEntity => ({
  kind: "value",
  value: { kind: "unknown", text: `${at}` },
  place: { file, scope: -1 },
});
const things = Array.from({ length: count }, (_, at) => thingAt(at));

const textOf = (at: number): TextEntity => ({ kind: "text", text: `${at}` });

const each = (entities: readonly Entity[]): readonly Entity[] => [
  ...new Map(entities.map((one) => [identityOf(one), one])).values(),
];
