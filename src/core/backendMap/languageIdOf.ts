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
  php: "php",
  cs: "csharp",
  sql: "sql",
  prisma: "prisma",
  graphql: "graphql",
  gql: "graphql",
  proto: "proto",
  yaml: "yaml",
  yml: "yaml",
  json: "json",
  toml: "toml",
  env: "dotenv",
  properties: "properties",
  md: "markdown",
  mod: "gomod",
};
const byName: Readonly<Record<string, string>> = {
  Dockerfile: "dockerfile",
  Rakefile: "ruby",
  "tsconfig.json": "jsonc",
};

/** Absent for what the map reads nothing from. */
export function languageIdOf(path: string): string | undefined {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return byName[name] ?? byEnding[name.slice(name.lastIndexOf(".") + 1)];
}
