import assert from "node:assert/strict";
import { findingsAnswer } from "../fakeClaude/answers.ts";
import { startFakeClaude, testKey } from "../fakeClaude/startFakeClaude.ts";
import { copyWorkspace } from "../support/copyWorkspace.ts";
import { until } from "../support/until.ts";
import { start } from "./start.ts";

const finding = {
  file: "src/orders.ts",
  line: 10,
  quote: "WHERE customer_id = '${customerId}'",
  explanation: "The id is put into the SQL text.",
  trigger: "A customer id with a quote in it.",
  category: "security",
  severity: "critical",
  title: "SQL is built from a parameter",
  evidence: [],
  fix: null,
};

/** VS Code writes an extension's memory some seconds later: whether the browser has it by now. */
const isOnDisk = `(async () => {
  const asked = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  for (const { name } of await indexedDB.databases()) {
    if (!name.startsWith("vscode-web-state-db-")) continue;
    const database = await asked(indexedDB.open(name));
    const rows = await asked(database.transaction("ItemTable").objectStore("ItemTable").getAll());
    database.close();
    if (JSON.stringify(rows).includes(${JSON.stringify(finding.title)})) return true;
  }
  return false;
})()`;

describe("Findings", () => {
  it("survive a reload of the window", async () => {
    await using claude = await startFakeClaude({ answer: () => findingsAnswer([finding]) });
    const folder = copyWorkspace("small");
    await using window = await start({
      folder,
      settings: { "backendArchitect.baseUrl": claude.url },
      env: { ANTHROPIC_API_KEY: testKey },
    });
    await window.inHost(async (vscode, file) => {
      const uri = vscode.Uri.file(file);
      await vscode.commands.executeCommand("backendArchitect.reviewFile", uri);
    }, `${folder}/src/orders.ts`);
    const titles = () =>
      window.inHost(async (vscode) => {
        const all = await vscode.commands.executeCommand("backendArchitect.findings");
        return (all as { title: string }[]).map(({ title }) => title);
      });
    assert.deepEqual(await titles(), ["SQL is built from a parameter"]);

    await until(() => window.page.evaluate<boolean>(isOnDisk), 20_000);
    await window.page.reload();
    await window.page.waitForSelector(".monaco-workbench");

    await until(async () => (await titles()).length === 1, 30_000);
  });
});
