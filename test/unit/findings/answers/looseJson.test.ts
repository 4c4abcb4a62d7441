import assert from "node:assert/strict";
import fc from "fast-check";
import { parseLoose } from "../../../../src/core/findings/answers/looseJson.ts";
import { readFindings } from "../../../../src/core/findings/answers/readFindings.ts";

describe("parseLoose", () => {
  it("reads all that is JSON as JSON", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        assert.deepEqual(parseLoose(JSON.stringify(value)), JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it("takes what models write that no schema holds", () => {
    assert.deepEqual(parseLoose("{'a': 1, /* why */ \"b\": [1, 2,],}"), { a: 1, b: [1, 2] });
    assert.deepEqual(parseLoose('{"a": "two\nlines"}'), { a: "two\nlines" });
  });
});

describe("readFindings of a model that is held to no schema", () => {
  it("reads fenced JSON with words around it, and calls it closed", () => {
    const reader = readFindings("findings", parseLoose);
    const said =
      'Here you are:\n```json\n{"findings": [{"title": "a", "line": 3,}, {"title": "b"}],}\n```\nThat is all.';
    const read = said.split(/(?<=.)/su).flatMap((character) => reader.push(character));

    assert.deepEqual(read, [
      { kind: "element", value: { title: "a", line: 3 } },
      { kind: "element", value: { title: "b" } },
    ]);
    assert.equal(reader.state(), "closed");
  });

  it("takes empty brackets in prose for no answer, where one follows", () => {
    for (const said of [
      'It returns `Promise<Order[]>`: {"findings": [{"line": 3}]}',
      "An example is []. {findings: [{line: 3}]}",
      "{'findings': [{'line': 3}]}",
    ]) {
      const reader = readFindings("findings", parseLoose);
      assert.deepEqual(reader.push(said), [{ kind: "element", value: { line: 3 } }], said);
      assert.equal(reader.state(), "closed", said);
    }
    const empty = readFindings("findings", parseLoose);
    empty.push("[]");
    assert.equal(empty.state(), "closed");
  });

  it("is strict without it", () => {
    assert.equal(readFindings().push('{"findings": [{"line": 3,}]}')[0]?.kind, "unreadable");
  });
});
