import assert from "node:assert/strict";
import { choosePersona } from "../../../src/core/personas/choosePersona.ts";
import { loadPersonas } from "../../../src/core/personas/loadPersonas.ts";
import type { PersonaFile } from "../../../src/core/personas/parsePersona.ts";

const builtIn: PersonaFile = {
  path: "agents/backend-architect.md",
  text: "---\nname: backend-architect\ndescription: d\nmodel: sonnet\n---\nBuilt in.",
  origin: "builtin",
};

function fileOf(path: string, name: string, body = "Body."): PersonaFile {
  return { path, text: `---\nname: ${name}\ndescription: d\n---\n${body}`, origin: "workspace" };
}

describe("loadPersonas", () => {
  it("lists the built-in persona first and those of the workspace in their order", () => {
    const { all, problems } = loadPersonas(builtIn, [fileOf("b.md", "b"), fileOf("a.md", "a")]);

    assert.deepEqual(
      all.map(({ name }) => name),
      ["backend-architect", "b", "a"],
    );
    assert.deepEqual(problems, []);
  });

  it("lets no file of the workspace take the name of the built-in persona", () => {
    const { all, problems } = loadPersonas(builtIn, [fileOf("x.md", "backend-architect", "Evil.")]);

    assert.deepEqual(
      all.map(({ body }) => body),
      ["Built in."],
    );
    assert.match(problems[0]?.sentence ?? "", /^x\.md: “name” is backend-architect, .*built-in/);
  });

  it("keeps the first of two files with one name and names both in the problem", () => {
    const files = [fileOf("one.md", "dba", "First."), fileOf("two.md", "dba", "Second.")];

    const { all, problems } = loadPersonas(builtIn, files);

    assert.equal(all.find(({ name }) => name === "dba")?.body, "First.");
    assert.match(problems[0]?.sentence ?? "", /^two\.md: .*one\.md has already/);
  });

  it("reads the good files beside a broken one", () => {
    const broken: PersonaFile = { path: "bad.md", text: "---js\n1\n---\n", origin: "workspace" };

    const { all, problems } = loadPersonas(builtIn, [broken, fileOf("a.md", "a")]);

    assert.equal(all.length, 2);
    assert.deepEqual(
      problems.map(({ path }) => path),
      ["bad.md"],
    );
  });

  it("throws when the file of the package itself is broken", () => {
    assert.throws(
      () => loadPersonas({ ...builtIn, text: "" }, []),
      /backend-architect\.md: .*empty/,
    );
  });
});

describe("choosePersona", () => {
  const broken: PersonaFile = {
    path: ".claude/agents/dba.md",
    text: "---\nname: dba\ndescription: d\nmodel: gpt-5\n---\nHi",
    origin: "workspace",
  };
  const personas = loadPersonas(builtIn, [broken, fileOf("a.md", "a")]);

  it("gives the persona of that name and has nothing to say", () => {
    assert.deepEqual(choosePersona(personas, "a"), { persona: personas.all[1] });
  });

  it("lets the built-in persona answer for a broken file and says what is wrong with it", () => {
    const { persona, sentence } = choosePersona(personas, "dba");

    assert.equal(persona, personas.builtIn);
    assert.match(sentence ?? "", /dba\.md: “model” is gpt-5.* The built-in persona answers\.$/);
  });

  it("lets the built-in persona answer for a name that nobody has", () => {
    const { persona, sentence } = choosePersona(personas, "ghost");

    assert.equal(persona, personas.builtIn);
    assert.match(sentence ?? "", /no persona named “ghost”/);
  });
});
