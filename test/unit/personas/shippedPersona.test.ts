import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { categories, severities } from "../../../src/core/findings/finding.ts";
import { parsePersona, type Persona } from "../../../src/core/personas/parsePersona.ts";

const root = new URL("../../../", import.meta.url);

function shipped(path: string): Persona {
  const text = readFileSync(new URL(path, root), "utf8");
  const parsed = parsePersona({ path, text, origin: "builtin" });
  assert.equal(parsed.kind, "persona", JSON.stringify(parsed));
  return parsed.persona;
}

describe("the persona that is shipped", () => {
  const persona = shipped("agents/backend-architect.md");

  it("bears the name and model of the contract", () => {
    assert.equal(persona.name, "backend-architect");
    assert.equal(persona.model, "sonnet");
  });

  it("says when to use it, with the two worked examples", () => {
    const examples = persona.description.split("<example>").slice(1);

    assert.equal(examples.length, 2);
    assert.match(examples[0] ?? "", /REST API for user management/);
    assert.match(examples[1] ?? "", /database queries/);
    for (const example of examples) {
      assert.match(
        example,
        /user: ".+"\nassistant: ".+"\n<commentary>[^]+<\/commentary>\n<\/example>/,
      );
    }
  });

  it("works by ten rules and stays within 900 words", () => {
    const rules = persona.body.match(/^\d+\. \*\*/gm) ?? [];

    assert.equal(rules.length, 10);
    assert.ok(persona.body.split(/\s+/).length <= 900);
  });

  it("is the same person as VS Code's chat agent, which only adds how to use tools", () => {
    const agent = shipped("agents/backend-architect.agent.md");

    assert.ok(agent.body.startsWith(persona.body));
    assert.match(agent.body.slice(persona.body.length), /^\n\n## With tools at hand\n\n[^#]+$/);
    assert.notEqual(agent.name, persona.name);
  });
});

describe("the review skill", () => {
  const skill = shipped("skills/backend-review/SKILL.md");
  const section = (title: string): string =>
    skill.body.split(`## ${title}\n`)[1]?.split("\n## ")[0] ?? "";
  const codes = (text: string): string[] =>
    [...text.matchAll(/`([a-z-]+)`/g)].map(([, code]) => code ?? "");

  it("bears the name of its folder, as VS Code asks", () => {
    assert.equal(skill.name, "backend-review");
  });

  it("teaches the categories and severities of the contract, in their order", () => {
    assert.deepEqual(codes(section("Categories")), [...categories]);
    assert.deepEqual(codes(section("Severities")), [...severities]);
  });
});
