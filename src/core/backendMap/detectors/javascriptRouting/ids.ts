/** VS Code's ids of the languages that JavaScript's stacks are written in. */
export const javascriptIds: readonly string[] = [
  "javascript",
  "javascriptreact",
  "typescript",
  "typescriptreact",
];
