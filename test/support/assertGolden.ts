import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";

const tests = path.resolve(import.meta.dirname, "..");

/**
 * Compares a long text with the file `name`, relative to `test/`. UPDATE_GOLDEN=1 writes the file
 * instead; the change is then read in the diff.
 */
export function assertGolden(name: string, actual: string): void {
  const file = path.join(tests, name);
  const text = actual.endsWith("\n") ? actual : `${actual}\n`;
  if (process.env["UPDATE_GOLDEN"] === "1") {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
  }
  const golden = fs.existsSync(file) ? fs.readFileSync(file, "utf8") : "";
  assert.equal(text, golden, `${name} differs; run with UPDATE_GOLDEN=1 and read the diff`);
}
