import assert from "node:assert/strict";
import { packagesUsed } from "../../../../src/core/context/backend/packagesUsed.ts";
import { createShownSources } from "../../../../src/core/context/backend/shownSources.ts";
import { memoryFiles } from "../../../support/memoryFiles.ts";

const web =
  '{ "dependencies": { "express": "^5.1.0" }, "devDependencies": { "typescript": "~5.9.2" } }';

async function usedBy(path: string, manifests: Readonly<Record<string, string>>): Promise<string> {
  const files = memoryFiles(manifests);
  return packagesUsed(path, files, createShownSources(files, new AbortController().signal));
}

describe("what a backend is built with", () => {
  it("is said by the manifests of its own language, not by those of a front end beside it", async () => {
    const manifests = {
      "package.json": web.replaceAll(", ", ",\n").replaceAll("{ ", "{\n"),
      "composer.json": '{\n  "require": {\n    "laravel/framework": "^11.40"\n  }\n}\n',
    };

    assert.equal(
      await usedBy("app/Orders.php", manifests),
      "built with laravel/framework 11.40 (composer.json)",
    );
    assert.equal(
      await usedBy("web/orders.ts", manifests),
      "built with express 5.1.0, typescript 5.9.2 (package.json)",
    );
  });

  it("is said by those of its module and of what is around it, the nearest version counts", async () => {
    const reference = (name: string, version: string): string =>
      `<PackageReference Include="${name}" Version="${version}" />\n`;
    const manifests = {
      "src/Shop.Orders/Shop.Orders.csproj": reference("Npgsql", "8.0.3"),
      "Directory.Packages.props": reference("Npgsql", "7.0.0") + reference("Dapper", "2.1.35"),
    };

    assert.equal(
      await usedBy("src/Shop.Orders/Place.cs", manifests),
      "built with Npgsql 8.0.3, Dapper 2.1.35 (src/Shop.Orders/Shop.Orders.csproj, Directory.Packages.props)",
    );
  });

  it("is read from a Gemfile, and nothing where no manifest tells anything", async () => {
    const gemfile =
      "source 'https://example.org'\ngem 'rails', '~> 8.1.3'\n  gem \"pg\"\ngem 'rake'\n";

    assert.equal(
      await usedBy("app/models/order.rb", { Gemfile: gemfile }),
      "built with rails 8.1.3, pg (Gemfile)",
    );
    assert.equal(await usedBy("app/models/order.rb", { "package.json": "{}" }), "");
  });
});
