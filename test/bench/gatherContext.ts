import { emptyMap } from "../../src/core/backendMap/emptyMap.ts";
import { gatherBackend } from "../../src/core/context/backend/gatherBackend.ts";
import { createAnswerNeighbours } from "../../src/core/context/neighbourhood/answerNeighbours.ts";
import { readFileTerms } from "../../src/core/context/terms/fileTerms.ts";
import type { Backend } from "../../src/core/ports.ts";
import type { Part } from "../../src/core/prompt/prompt.ts";
import { folder, memoryFiles } from "../support/memoryFiles.ts";
import type { Figure } from "./figure.ts";

const fileCount = 5000;
const rounds = 60;
const goal = 150;
const things = "order customer invoice product payment refund coupon parcel stock basket".split(
  " ",
);
const verbs = "find list create update remove check count move merge send".split(" ");

/**
 * Finding what goes along with a selection in a workspace of 5,000 files, warm: ranking, reading,
 * cutting. The words of the files are in the index, as the map's thread keeps them.
 */
export async function measureGatherContext(): Promise<readonly Figure[]> {
  const texts = Object.fromEntries(Array.from({ length: fileCount }, (_, at) => fileAt(at)));
  const files = memoryFiles(texts);
  const started = performance.now();
  const terms = Object.entries(texts).map(([path, text]) =>
    readFileTerms(path, "typescript", text),
  );
  const read = performance.now() - started;
  const answer = createAnswerNeighbours();
  const backend: Backend = {
    map: () => emptyMap,
    neighbours: (question) => Promise.resolve(answer(question, terms)),
    links: () => Promise.resolve([]),
    candidates: () => Promise.resolve([]),
  };
  const gather = async (at: number): Promise<number> => {
    const [path, text] = fileAt(at);
    const reviewed = [selectionOf(path, text)];
    const start = performance.now();
    const around = { reviewed, context: [], budget: 2000 };
    const parts = await gatherBackend(around, { files, backend }, new AbortController().signal);
    if (parts.length === 0) throw new Error("Nothing was found.");
    return performance.now() - start;
  };
  const first = await gather(0);
  const times: number[] = [];
  for (let round = 1; round <= rounds; round++) times.push(await gather(round * 83));
  const p95 = times.sort((a, b) => a - b)[Math.floor(rounds * 0.95)] ?? 0;
  const name = `context of a selection among ${fileCount} files`;
  return [
    { name: `${name}, p95`, value: p95, unit: "ms", goal: `≤ ${goal} ms`, met: p95 <= goal },
    { name: `${name}, the index made anew`, value: first, unit: "ms", goal: "none", met: true },
    {
      name: "reading the words of a file",
      value: read / fileCount,
      unit: "ms",
      goal: "none",
      met: true,
    },
  ];
}

function selectionOf(path: string, text: string): Part {
  const place = { uri: folder + path, path, startLine: 2, languageId: "typescript" };
  const lines = text.split("\n").slice(2, 10);
  return { ...place, text: lines.join("\n"), why: "under review", numbered: true };
}

/** Six functions that call those of other files, as services do. */
function fileAt(at: number): readonly [string, string] {
  const thing = things[at % things.length] ?? "";
  const functions = verbs.slice(0, 6).map((verb, index) => {
    const other = (at * 7 + index * 13) % fileCount;
    const called = `${verbs[(index + 3) % 6]}${capital(things[other % things.length] ?? "")}${other}`;
    const name = `${verb}${capital(thing)}${at}`;
    return `export async function ${name}(db: Database, ${thing}Id: number, shopId: number) {
  const rows = await db.query("SELECT id, total FROM ${thing}s WHERE shop_id = $1", [shopId]);
  if (rows.length === 0) throw new NotFound("${thing}");
  const total${index} = rows.reduce((sum, row) => sum + row.total, 0);
  await ${called}(db, ${thing}Id, shopId);
  return { ${thing}Id, total${index}, rows };
}
`;
  });
  const other = (at * 7) % fileCount;
  const from = `import { Database } from "../database.ts";
import { ${verbs[3]}${capital(things[other % things.length] ?? "")}${other} } from "../${things[other % things.length]}/service${other}.ts";
`;
  return [`src/${thing}/service${at}.ts`, from + functions.join("\n")];
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
