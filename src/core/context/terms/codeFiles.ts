const code = new Set(
  "typescript typescriptreact javascript javascriptreact python java kotlin go rust ruby php csharp sql".split(
    " ",
  ),
);
const test =
  /(?:^|\/)(?:tests?|__tests__|__mocks__|specs?|e2e|fixtures?|mocks?|testdata|testing)\/|(?:[._-](?:test|tests|spec|stories)|_test|Tests?|IT)\.\w+$|(?:^|\/)(?:test_\w+|conftest)\.py$/;

/** Whether definitions of such a file can help to judge another. */
export function isCode(languageId: string): boolean {
  return code.has(languageId);
}

/** By the customs of the languages: a folder or an ending. */
export function isTestPath(path: string): boolean {
  return test.test(path);
}
