import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { withTables } from "../../scripts/readmeTables.ts";
import type { Manifest } from "../../scripts/readmeTables.ts";

const root = path.resolve(import.meta.dirname, "../..");
const readme = fs.readFileSync(path.join(root, "README.md"), "utf8");
const manifest = JSON.parse(
  fs.readFileSync(path.join(root, "package.json"), "utf8"),
) as Manifest & {
  readonly scripts: Readonly<Record<string, string>>;
};

describe("The README", () => {
  it("lists the commands and settings that package.json declares (npm run readme writes them)", () => {
    assert.equal(readme, withTables(readme, manifest));
  });

  it("says so when a table has lost its markers", () => {
    assert.throws(() => withTables("# Without tables", manifest), /no <!-- commands -->/);
  });

  it("shows no picture that is not there, each in light and dark", () => {
    const pictures = [...readme.matchAll(/(?:src|srcset)="([^"]+)"/g)].map(([, file = ""]) => file);
    const missing = pictures.filter((file) => !fs.existsSync(path.join(root, file)));

    assert.deepEqual(missing, []);
    for (const file of pictures.filter((name) => name.endsWith("-light.png"))) {
      assert(
        pictures.includes(file.replace("-light.png", "-dark.png")),
        `${file} has no dark twin`,
      );
    }
  });

  it("links to no file that is not there", () => {
    const links = [...readme.matchAll(/\]\((?!https?:|#)([^)#]+)[^)]*\)/g)].map(
      ([, to = ""]) => to,
    );

    assert.deepEqual(
      links.filter((link) => !fs.existsSync(path.join(root, link))),
      [],
    );
  });

  it("names no npm script that package.json does not have", () => {
    const named = [...readme.matchAll(/npm run ([\w:]+)/g)].map(([, name = ""]) => name);

    assert.deepEqual(
      named.filter((name) => !(name in manifest.scripts)),
      [],
    );
  });
});
