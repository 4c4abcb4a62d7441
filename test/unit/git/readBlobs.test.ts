import assert from "node:assert/strict";
import { readBlobs } from "../../../src/host/git/readBlobs.ts";
import { gitRepository } from "../../support/gitRepository.ts";
import type { GitRepository } from "../../support/gitRepository.ts";

const { signal } = new AbortController();

function added(repository: GitRepository, name: string, content: string | Uint8Array): string {
  repository.write(name, content);
  return repository.git("hash-object", "-w", name).trim();
}

describe("readBlobs", () => {
  it("gives contents byte by byte, empty and binary ones too", async () => {
    using repository = gitRepository();
    const bytes = Uint8Array.from({ length: 300 }, (_, at) => at % 256);
    const names = [added(repository, "a", "one\n"), added(repository, "b", bytes)];
    names.push(added(repository, "c", ""));

    const blobs = await readBlobs({ folder: repository.folder }, names, 1000, signal);

    assert.deepEqual(
      names.map((name) => blobs.get(name)),
      [Buffer.from("one\n"), Buffer.from(bytes), Buffer.alloc(0)],
    );
  });

  it("reads nothing that is too large, is no object, or is no name of one", async () => {
    using repository = gitRepository();
    const large = added(repository, "large", "x".repeat(101));
    const small = added(repository, "small", "x");
    const unknown = "1".repeat(40);
    const names = [large, unknown, "HEAD", "--batch-all-objects", small];

    const blobs = await readBlobs({ folder: repository.folder }, names, 100, signal);

    assert.deepEqual(
      names.map((name) => blobs.get(name)?.toString()),
      ["tooLarge", "absent", "absent", "absent", "x"],
    );
  });
});
