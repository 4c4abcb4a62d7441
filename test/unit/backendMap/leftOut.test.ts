import assert from "node:assert/strict";
import { isLeftOut } from "../../../src/core/backendMap/reading/leftOut.ts";

describe("Files that are no part of the backend", () => {
  it("are what a bundler wrote for browsers, not what is called like it", () => {
    const bundles = [
      "themes/admin/static/assets/pages/main-CA4_OjGq.js",
      "public/build/index.94b01c79.js",
      "js/vendor.bundle.js",
      "web/js/chunk-vendors.js",
    ];
    const own = [
      "src/public/user-settings.js",
      "static/js/challenges.js",
      "src/assets/index-CA4_OjGq.js",
    ];

    assert.deepEqual([...bundles, ...own].filter(isLeftOut), bundles);
  });

  it("are the databases that tests of migrations begin with", () => {
    const ofTests = ["store/migration/test-files/postgres.sql", "db/test_data/schema.sql"];

    const left = [...ofTests, "db/test-results/schema.sql"].filter(isLeftOut);

    assert.deepEqual(left, ofTests);
  });

  it("are the copies of what others wrote", () => {
    const copies = ["vendor/github.com/go-chi/chi/v5/mux.go", "vendor/symfony/console/Command.php"];
    const own = ["internal/vendor/orders.go", "app/Http/Controllers/vendor/Orders.php"];

    assert.deepEqual([...copies, ...own].filter(isLeftOut), copies);
  });

  it("are the examples that crates and modules come with", () => {
    const examples = ["client/examples/axum/src/main.rs", "_examples/server/main.go"];

    const left = [...examples, "src/examples.rs", "docs/examples/list.py"].filter(isLeftOut);

    assert.deepEqual(left, examples);
  });
});
