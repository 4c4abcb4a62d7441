import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { cruise } from "dependency-cruiser";
import type { ICruiseResult, IForbiddenRuleType } from "dependency-cruiser";

const root = path.resolve(import.meta.dirname, "../..");

/** Who may import whom. `extension` may import everything and is imported by nobody. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  manifest: [],
  core: [],
  claude: ["core"],
  worker: ["core"],
  host: ["core", "manifest"],
  chat: ["host", "core", "manifest"],
  editor: ["host", "core", "manifest"],
  commands: ["host", "core", "manifest"],
};

const layers = Object.entries(mayImport).map(([part, others]): IForbiddenRuleType => {
  const allowed = [part, ...others];
  return {
    name: `${part} imports only ${allowed.join(", ")}`,
    severity: "error",
    from: { path: `^src/${part}(/|[.]ts$)` },
    to: { path: `^src/(?!(${allowed.join("|")})(/|[.]ts$))` },
  };
});

/** Packages that stand behind one file or folder; what else needs them asks there. */
const onlyImporter: Readonly<Record<string, string>> = {
  "@anthropic-ai/sdk": "^src/claude/",
  "gray-matter": "^src/core/personas/parsePersona[.]ts$",
  "(@vscode/)?(web-)?tree-sitter": "^src/core/backendMap/grammars/",
};

const onlyImporters = Object.entries(onlyImporter).map(([name, importer]): IForbiddenRuleType => ({
  name: `only ${importer} imports ${name}`,
  severity: "error",
  from: { path: "^src/", pathNot: importer },
  to: { path: `(^|node_modules/)${name}(/|$)` },
}));

const others: readonly IForbiddenRuleType[] = [
  {
    name: "no VS Code in core, claude and worker",
    severity: "error",
    from: { path: "^src/(core|claude|worker)/" },
    to: { path: "^vscode$|node_modules/(@types/)?vscode/" },
  },
  {
    name: "core opens no file and no socket",
    severity: "error",
    from: { path: "^src/core/" },
    to: { dependencyTypes: ["core"] },
  },
  { name: "no cycles", severity: "error", from: {}, to: { circular: true } },
];

describe("The layers of the source", () => {
  it("import only what the design allows", async () => {
    const { summary } = await cruiseSource(root);

    const violations = summary.violations.map(
      ({ rule, from, to }) => `${rule.name}: ${from} → ${to}`,
    );
    const sources = fs.globSync("src/**/*.ts", { cwd: root });
    assert.deepEqual(violations, []);
    assert(
      summary.totalCruised >= sources.length && sources.length > 5,
      `${summary.totalCruised} modules were looked at, of ${sources.length} files`,
    );
  });

  const breaches: readonly { title: string; files: Readonly<Record<string, string>> }[] = [
    {
      title: "core imports only core",
      files: { "core/a.ts": `import "../host/b.ts";`, "host/b.ts": "export {};" },
    },
    {
      title: "chat imports only chat, host, core, manifest",
      files: { "chat/a.ts": `import "../editor/b.ts";`, "editor/b.ts": "export {};" },
    },
    {
      title: "manifest imports only manifest",
      files: { "manifest.ts": `import "./core/b.ts";`, "core/b.ts": "export {};" },
    },
    {
      title: "host imports only host, core, manifest",
      files: { "host/a.ts": `import "../extension.ts";`, "extension.ts": "export {};" },
    },
    {
      title: "no VS Code in core, claude and worker",
      files: { "core/a.ts": `import type { Uri } from "vscode"; export type A = Uri;` },
    },
    {
      title: "core opens no file and no socket",
      files: { "core/a.ts": `import fs from "node:fs"; fs.statSync(".");` },
    },
    {
      title: "only ^src/claude/ imports @anthropic-ai/sdk",
      files: { "chat/a.ts": `import("@anthropic-ai/sdk/client");` },
    },
    {
      title: "only ^src/core/personas/parsePersona[.]ts$ imports gray-matter",
      files: { "core/personas/other.ts": `import matter from "gray-matter"; matter("");` },
    },
    {
      title: "no cycles",
      files: {
        "core/a.ts": `import type { B } from "./b.ts"; export type A = B;`,
        "core/b.ts": `import type { A } from "./a.ts"; export type B = A;`,
      },
    },
  ];
  for (const { title, files } of breaches) {
    it(`are held by a rule that sees a breach: ${title}`, async () => {
      fs.mkdirSync(path.join(root, "out"), { recursive: true });
      const folder = fs.mkdtempSync(path.join(root, "out/layers-"));
      for (const [name, text] of Object.entries(files)) {
        fs.mkdirSync(path.dirname(path.join(folder, "src", name)), { recursive: true });
        fs.writeFileSync(path.join(folder, "src", name), text);
      }

      const { summary } = await cruiseSource(folder);

      fs.rmSync(folder, { recursive: true });
      const names = new Set(summary.violations.map(({ rule }) => rule.name));
      assert.deepEqual([...names], [title]);
    });
  }
});

async function cruiseSource(folder: string): Promise<ICruiseResult> {
  const { output } = await cruise(["src"], {
    baseDir: folder,
    validate: true,
    ruleSet: { forbidden: [...layers, ...onlyImporters, ...others] },
    // Imports of types alone are imports too.
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
  });
  assert(typeof output === "object");
  return output;
}
