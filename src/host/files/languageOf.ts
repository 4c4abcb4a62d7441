/** VS Code's language ids by file extension, for files that no editor has opened. */
const languages: Readonly<Record<string, string>> = {
  c: "c",
  cc: "cpp",
  cpp: "cpp",
  cs: "csharp",
  css: "css",
  cts: "typescript",
  ex: "elixir",
  exs: "elixir",
  go: "go",
  gql: "graphql",
  graphql: "graphql",
  html: "html",
  java: "java",
  js: "javascript",
  json: "json",
  jsx: "javascriptreact",
  kt: "kotlin",
  kts: "kotlin",
  md: "markdown",
  mjs: "javascript",
  cjs: "javascript",
  mts: "typescript",
  php: "php",
  prisma: "prisma",
  proto: "proto3",
  py: "python",
  rb: "ruby",
  rs: "rust",
  scala: "scala",
  sh: "shellscript",
  sql: "sql",
  swift: "swift",
  tf: "terraform",
  toml: "toml",
  ts: "typescript",
  tsx: "typescriptreact",
  xml: "xml",
  yaml: "yaml",
  yml: "yaml",
};

/** "plaintext" where the name does not tell. */
export function languageOf(path: string): string {
  const name = path.slice(path.lastIndexOf("/") + 1);
  if (name === "Dockerfile") return "dockerfile";
  const extension = name.slice(name.lastIndexOf(".") + 1).toLowerCase();
  return Object.hasOwn(languages, extension) ? (languages[extension] ?? "plaintext") : "plaintext";
}
