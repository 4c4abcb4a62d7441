/** VS Code's names of languages by the ending of a file; only those that are read for the map. */
const byEnding: Readonly<Record<string, string>> = {
  ts: "typescript",
  mts: "typescript",
  cts: "typescript",
  tsx: "typescriptreact",
  js: "javascript",
  mjs: "javascript",
  cjs: "javascript",
  jsx: "javascriptreact",
  py: "python",
  java: "java",
  kt: "kotlin",
  kts: "kotlin",
  go: "go",
  rs: "rust",
  rb: "ruby",
  rake: "ruby",
  php: "php",
  cs: "csharp",
  sql: "sql",
  prisma: "prisma",
  graphql: "graphql",
  gql: "graphql",
  graphqls: "graphql",
  proto: "proto",
  yaml: "yaml",
  yml: "yaml",
  json: "json",
  toml: "toml",
  env: "dotenv",
  properties: "properties",
  xml: "xml",
  md: "markdown",
  mdc: "markdown",
  mod: "gomod",
};
const byName: Readonly<Record<string, string>> = {
  ".cursorrules": "markdown",
  ".windsurfrules": "markdown",
  ".clinerules": "markdown",
  Rakefile: "ruby",
  "tsconfig.json": "jsonc",
};

/** Absent for what the map reads nothing from. */
export function languageIdOf(path: string): string | undefined {
  const name = path.slice(path.lastIndexOf("/") + 1);
  if (/^\.env(?:\.|rc$|$)|^env\.(?:example|sample|template)$/i.test(name)) return "dotenv";
  if (/^(?:Docker|Container)file(?:\.|$)/i.test(name)) return "dockerfile";
  return byName[name] ?? byEnding[name.slice(name.lastIndexOf(".") + 1)];
}
