import assert from "node:assert/strict";
import fc from "fast-check";
import { folderNames } from "../../../src/host/files/folderNames.ts";
import { isPlainName } from "../../../src/host/files/isPlainName.ts";

describe("The names of workspace folders in a prompt", () => {
  it("are the folders' own where these differ", () => {
    assert.deepEqual(folderNames(["api", "web"]), ["api", "web"]);
  });

  it("tell folders of one name apart", () => {
    assert.deepEqual(folderNames(["api", "web", "api", "api"]), [
      "api",
      "web",
      "api (2)",
      "api (3)",
    ]);
  });

  it("pass over a number that another folder has for its name", () => {
    assert.deepEqual(folderNames(["api", "api", "api (2)"]), ["api", "api (3)", "api (2)"]);
  });

  it("stay one segment whatever a workspace file calls a folder", () => {
    assert.deepEqual(folderNames(["backend/api", "..", "", "con"]), [
      "backend-api",
      "folder",
      "folder (2)",
      "folder con",
    ]);
  });

  it("are plain names, each once, for any names", () => {
    const letters = fc.constantFrom("a", "b", "/", ".", " ", "(2)", ":", "~", "\\");
    const name = fc.array(letters, { maxLength: 4 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(fc.array(name, { maxLength: 8 }), (names) => {
        const given = folderNames(names);
        assert.equal(given.length, names.length);
        assert.equal(new Set(given).size, names.length);
        assert.ok(given.every(isPlainName), given.join());
      }),
    );
  });
});
