import assert from "node:assert/strict";
import fc from "fast-check";
import { parsePersona, type Persona } from "../../../src/core/personas/parsePersona.ts";

const path = ".claude/agents/dba.md";
const parse = (text: string) => parsePersona({ path, text, origin: "workspace" });

function personaIn(text: string): Persona {
  const parsed = parse(text);
  assert.equal(parsed.kind, "persona", JSON.stringify(parsed));
  return parsed.persona;
}

function assertProblem(text: string, field: string, words: RegExp): void {
  const parsed = parse(text);
  assert.equal(parsed.kind, "problem", JSON.stringify(parsed));
  assert.equal(parsed.problem.field, field);
  assert.equal(parsed.problem.path, path);
  assert.match(parsed.problem.sentence, /^\.claude\/agents\/dba\.md: /);
  assert.match(parsed.problem.sentence, words);
  assert.doesNotMatch(parsed.problem.sentence, /[\n\r]/);
}

const good = "---\nname: dba\ndescription: Knows queries\nmodel: opus\n---\n\nYou know queries.\n";

describe("parsePersona", () => {
  it("reads the front matter and takes the body as the system prompt", () => {
    assert.deepEqual(personaIn(good), {
      name: "dba",
      description: "Knows queries",
      model: "opus",
      body: "You know queries.",
      path,
      origin: "workspace",
    });
  });

  it("reads a file with CRLF line ends and a byte order mark as if it had neither", () => {
    assert.deepEqual(personaIn("\uFEFF" + good.replaceAll("\n", "\r\n")), personaIn(good));
  });

  it("leaves the model out where the file names none", () => {
    assert.equal("model" in personaIn("---\nname: dba\ndescription: d\nmodel:\n---\nHi"), false);
  });

  it("keeps a rule of dashes in the body", () => {
    const { body } = personaIn("---\nname: dba\ndescription: d\n---\nOne\n\n---\n\nTwo");

    assert.equal(body, "One\n\n---\n\nTwo");
  });

  for (const tools of ["Read, Grep", "[Read, Grep]", "\n  - Read\n  - Grep", '["Read", "Grep"]']) {
    it(`reads the tools from ${JSON.stringify(tools)}`, () => {
      const text = `---\nname: dba\ndescription: d\ntools: ${tools}\n---\nHi`;

      assert.deepEqual(personaIn(text).tools, ["Read", "Grep"]);
    });
  }

  for (const model of [
    "fable",
    "opus",
    "sonnet",
    "haiku",
    "inherit",
    "claude-sonnet-4-5-20250929",
  ]) {
    it(`knows the model ${model}`, () => {
      assert.equal(personaIn(good.replace("opus", model)).model, model);
    });
  }
});

describe("parsePersona, where YAML refuses the description", () => {
  const wild =
    "---\nname: api-designer\ndescription: Use this agent when: you design an API. " +
    'Examples: <example>Context: new service\\nuser: "Design it: now"\\nassistant: "Yes"</example>\n' +
    "model: haiku\ncolor: blue\ntools: Read, Grep\n---\nYou design APIs.";

  it("reads an unquoted description with colons and examples line by line", () => {
    const persona = personaIn(wild);

    assert.equal(persona.name, "api-designer");
    assert.match(persona.description, /^Use this agent when: you design an API\./);
    assert.match(persona.description, /\nuser: "Design it: now"\n/);
    assert.equal(persona.model, "haiku");
    assert.deepEqual(persona.tools, ["Read", "Grep"]);
  });

  it("takes the lines that begin with no known key as part of the description", () => {
    const text = wild.replace("new service\\nuser:", "new service\nuser:");

    const { description } = personaIn(text);

    assert.match(description, /new service\nuser: "Design it: now"/);
    assert.match(description, /<\/example>$/);
  });

  it("takes quotes and block signs off when another line is what YAML refuses", () => {
    const text = '---\nname: "dba"\ndescription: |\n  One\n\tTwo: a: b\nmodel: opus\n---\nHi';

    const persona = personaIn(text);

    assert.equal(persona.name, "dba");
    assert.equal(persona.description, "One\nTwo: a: b");
  });

  it("still names the field when one of the lines is wrong", () => {
    assertProblem(wild.replace("haiku", "gpt-9"), "model", /“model” is gpt-9, which is unknown/);
  });
});

describe("parsePersona, with a file that cannot be used", () => {
  const long = "x".repeat(65 * 1024);
  const cases: readonly (readonly [title: string, text: string, field: string, words: RegExp])[] = [
    ["an empty file", " \n ", "file", /empty/],
    ["a file over 64 KB", good + long, "file", /larger than 64 KB/],
    ["one over 64 KB in bytes alone", good + "ü".repeat(33 * 1024), "file", /larger than 64 KB/],
    ["a file without front matter", "# Hello", "front matter", /no front matter/],
    ["front matter that is not closed", "---\nname: a\n", "front matter", /not closed/],
    ["a closing line with more on it", "---\nname: a\n---js\nHi", "front matter", /not closed/],
    ["front matter that is a list", "---\n- a\n- b\n---\nHi", "front matter", /no fields/],
    ["front matter that is one word", "---\nhello\n---\nHi", "front matter", /no fields/],
    ["front matter that is noise", "---\n: : {\n---\nHi", "front matter", /not YAML/],
    ["front matter with only a comment", "---\n# nothing\n---\nHi", "name", /missing/],
    ["a missing name", good.replace("name: dba\n", ""), "name", /“name” is missing/],
    ["a name of two lines", good.replace("dba", '"a\\nb"'), "name", /letters, digits/],
    ["a name that is a number", good.replace("dba", "42"), "name", /not text/],
    ["a missing description", good.replace(/desc.*\n/, ""), "description", /is missing/],
    [
      "a description that is a list",
      good.replace("Knows queries", "[a]"),
      "description",
      /not text/,
    ],
    ["an unknown model", good.replace("opus", "gpt-5"), "model", /gpt-5, which is unknown/],
    [
      "a model with odd signs",
      good.replace("opus", '"claude-\\u202ex"'),
      "model",
      /claude-\u{FFFD}x/u,
    ],
    ["a model that is a map", good.replace("opus", "{a: 1}"), "model", /“model” is not text/],
    ["tools that are a map", good.replace("model: opus", "tools: {a: 1}"), "tools", /“tools”/],
    ["an empty body", good.replace("You know queries.", ""), "body", /the body is empty/],
  ];
  for (const [title, text, field, words] of cases) {
    it(`names file and field for ${title}`, () => {
      assertProblem(text, field, words);
    });
  }
});

describe("parsePersona, with a hostile file", () => {
  const seen = globalThis as { personaWasRun?: number };
  const code = "(globalThis.personaWasRun = 1, { name: 'x', description: 'y' })";

  afterEach(() => {
    delete seen.personaWasRun;
  });

  for (const language of [
    "js",
    "javascript",
    " js",
    "JS",
    "json",
    "coffee",
    "toml",
    " yaml",
    "\tjs",
    "-",
  ]) {
    it(`refuses a first line of ---${language} and runs nothing`, () => {
      assertProblem(`---${language}\n${code}\n---\nHi`, "front matter", /unsupported header/);
      assert.equal(seen.personaWasRun, undefined);
    });
  }

  it("runs nothing that stands inside plain front matter", () => {
    assertProblem(`---\n${code}\n---\nHi`, "front matter", /./);
    assertProblem(`---\nname: !!js/function '${code}'\n---\nHi`, "name", /letters, digits/);
    assert.equal(seen.personaWasRun, undefined);
  });

  const aliases = ["a", "b", "c", "d"].map((key) => `${key}${key}: [*${key}, *${key}]`);
  const bombs: readonly (readonly [title: string, header: string])[] = [
    [
      "an alias bomb",
      ["a: &a [x, x]", "b: &b [*a, *a]", "c: &c [*b, *b]", "d: &d [*c, *c]", ...aliases].join("\n"),
    ],
    ["one alias", "name: &n dba\ndescription: *n"],
    ["an alias without its anchor", "name: *n\ndescription: d"],
    ["brackets in brackets", "name: " + "[".repeat(8_000)],
    ["braces in braces", "name: " + "{a: ".repeat(4_000)],
    ["lists on one line", "- ".repeat(8_000) + "a"],
    ["keys on one line", "? ".repeat(8_000) + "a"],
    [
      "indentation in indentation",
      [...Array(100).keys()].map((n) => " ".repeat(n) + "a:").join("\n"),
    ],
  ];
  for (const [title, header] of bombs) {
    it(`calls ${title} too complex`, () => {
      assertProblem(`---\n${header}\n---\nHi`, "front matter", /too complex/);
    });
  }

  it("calls front matter of more than 16 KB too long", () => {
    assertProblem(`---\nname: ${"x".repeat(17_000)}\n---\nHi`, "front matter", /longer than 16 KB/);
  });

  const long: readonly (readonly [title: string, filler: string])[] = [
    ["64 KB of blank lines", "\n".repeat(65_000)],
    ["64 KB of carriage returns", "\r".repeat(65_000)],
    ["64 KB of line separators", "\u2028".repeat(21_000)],
    ["16 KB of blanks", " ".repeat(16_000)],
    ["16 KB of keys", "ab:\n".repeat(4_000)],
    ["16 KB of distinct keys", [...Array(2_000).keys()].map((n) => `k${n}:`).join("\n")],
    ["16 KB of quotes", '"'.repeat(16_000)],
  ];
  for (const [title, filler] of long) {
    it(`comes to an end with ${title}`, () => {
      assert.equal(parse(`---\n${filler}\nname: dba\n---\nHi`).kind, "problem");
    });
  }

  it("takes no field from a key that names the prototype", () => {
    const header = '"__proto__": {name: evil, model: opus}\ndescription: d';

    assertProblem(`---\n${header}\n---\nHi`, "name", /missing/);
    assert.equal("model" in {}, false);
  });
});

describe("parsePersona, whatever it is given", () => {
  const yamlish = fc.array(
    fc.constantFrom(
      "name:",
      "description:",
      "model:",
      " ",
      "\n",
      "- ",
      "a",
      "'",
      '"',
      "|",
      ">",
      "&a",
      "*a",
      "[",
      "]",
      "{",
      "}",
      "#",
      "!!",
      ": ",
      "---",
      "\t",
      "%",
      "@",
      "\\n",
      "\r",
      "<<: ",
    ),
    { maxLength: 60 },
  );

  it("never throws on any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        parse(text);
        parse(`---\n${text}\n---\nbody`);
      }),
    );
  });

  it("never throws on text that is almost YAML", () => {
    const law = fc.property(yamlish, (pieces) => {
      const parsed = parse(`---\n${pieces.join("")}\n---\nbody`);
      return parsed.kind === "persona" || parsed.problem.sentence.startsWith(path);
    });

    fc.assert(law, { numRuns: 2000 });
  });

  it("gives back any one-line description, quoted or not", () => {
    const words = fc.array(fc.stringMatching(/^[a-zA-Z<>:."'!?,()-]{1,10}$/), { minLength: 2 });
    const law = fc.property(words, (list) => {
      const description = `Use when: ${list.join(" ")}`;
      const persona = personaIn(`---\nname: dba\ndescription: ${description}\n---\nHi`);
      return persona.description === description;
    });

    fc.assert(law);
  });
});
