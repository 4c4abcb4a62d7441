import assert from "node:assert/strict";
import { buildBackendMap } from "../../../../src/core/backendMap/buildBackendMap.ts";
import type { FileFacts } from "../../../../src/core/backendMap/facts/facts.ts";
import { readFacts } from "../../../../src/core/backendMap/reading/readFacts.ts";
import { packagedGrammars } from "../../../support/packagedGrammars.ts";

describe("A package that is imported as a whole", () => {
  it("lends each of its names, however many files it has", async () => {
    const names = Array.from({ length: 60 }, (_, at) => `Paths${at}`);
    const texts = names.map((name) => [
      `src/main/java/shop/paths/${name}.java`,
      `package shop.paths;\npublic class ${name} { public static final String ROOT = "/${name}"; }\n`,
    ]);
    const facts = new Map<string, FileFacts>();

    for (const [path = "", text = ""] of [...texts, [controllerPath, controller]]) {
      facts.set(path, await readFacts({ path, languageId: "java", text }, packagedGrammars));
    }

    const { entryPoints } = buildBackendMap(facts, (path) => path);
    assert.deepEqual(
      entryPoints.map(({ path }) => path),
      ["/Paths3", "/Paths59"],
    );
  });
});

const controllerPath = "src/main/java/shop/web/OrderController.java";
const controller = `package shop.web;
import org.springframework.web.bind.annotation.*;
import shop.paths.*;
@RestController
public class OrderController {
  @GetMapping(Paths3.ROOT)
  public String first() { return "a"; }
  @GetMapping(Paths59.ROOT)
  public String last() { return "b"; }
}
`;
