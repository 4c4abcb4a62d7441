/** What a test reads or sends is no part of the backend. */
export function isRubyTest(path: string): boolean {
  return /(?:^|\/)(?:spec|tests?|features)\/|_(?:spec|test)\.rb$/.test(path);
}
