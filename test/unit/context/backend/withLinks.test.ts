import assert from "node:assert/strict";
import { createShownSources } from "../../../../src/core/context/backend/shownSources.ts";
import { withLinks } from "../../../../src/core/context/backend/withLinks.ts";
import type { CodeLink } from "../../../../src/core/context/neighbourhood/links.ts";
import { linkQuestionOf } from "../../../../src/core/context/neighbourhood/links.ts";
import type { Neighbour } from "../../../../src/core/context/neighbourhood/neighbour.ts";
import type { Files } from "../../../../src/core/ports.ts";
import { folder, memoryFiles } from "../../../support/memoryFiles.ts";

const text = "export function setStatus(id) {\n  return id;\n}\n";
const memory = memoryFiles({
  "src/orders.ts": text,
  "src/users.ts": text,
  "src/routes.ts": "export function cancel() {\n  setStatus(1);\n}\n",
});
const near = (path: string, score: number): Neighbour => ({
  path,
  languageId: "typescript",
  name: "setStatus",
  owner: "",
  start: 0,
  head: 0,
  end: 3,
  relation: "callee",
  score,
});
const known = [near("src/users.ts", 5), near("src/orders.ts", 4)];

async function linked(links: readonly CodeLink[], files: Files = memory) {
  const sources = createShownSources(files, new AbortController().signal);
  const all = await withLinks(known, links, { files, sources, shown: [] });
  return all.map(({ path, name, relation }) => `${path} ${name} ${relation}`);
}

describe("What the editor knows for certain", () => {
  const orders: CodeLink = { relation: "callee", uri: `${folder}src/orders.ts`, line: 0 };

  it("goes before others of the same name, which are no more than alike", async () => {
    assert.deepEqual(await linked([orders]), [
      "src/orders.ts setStatus callee",
      "src/users.ts setStatus like",
    ]);
  });

  it("adds the function around a call that nothing else led to", async () => {
    const caller: CodeLink = { relation: "caller", uri: `${folder}src/routes.ts`, line: 1 };

    assert.deepEqual((await linked([caller]))[0], "src/routes.ts cancel caller");
  });

  it("tells what is called from what runs a query for it, though both have one name", async () => {
    const users: CodeLink = { relation: "below", uri: `${folder}src/users.ts`, line: 0 };

    assert.deepEqual(await linked([orders, users]), [
      "src/users.ts setStatus below",
      "src/orders.ts setStatus callee",
    ]);
  });

  it("adds nothing of a file that is withheld", async () => {
    const rule = { strength: "ignored", rule: ".aiexclude" } as const;
    const closed = { ...memory, withheld: () => Promise.resolve(rule) };

    assert.deepEqual(await linked([orders], closed), await linked([]));
  });

  it("is asked for calls and own names, each once, and of a change for its lines", () => {
    const part = {
      uri: `${folder}src/routes.ts`,
      path: "src/routes.ts",
      text: "function cancel(id) {\n  find(id);\n  setStatus(find(id));\n}\n",
      startLine: 10,
      languageId: "typescript",
      why: "",
      numbered: true,
    };
    const marks = { sign: "+", lines: new Set([12]) } as const;
    const placesOf = ({ used, defined }: ReturnType<typeof linkQuestionOf>) =>
      [...used, ...defined].map(({ line, character }) => `${line}:${character}`);

    assert.deepEqual(placesOf(linkQuestionOf([part])), ["11:2", "12:2", "10:9"]);
    assert.deepEqual(placesOf(linkQuestionOf([{ ...part, marks }])), ["12:2", "12:12", "10:9"]);
  });
});
