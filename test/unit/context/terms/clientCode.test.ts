import assert from "node:assert/strict";
import { createClientCode } from "../../../../src/core/context/terms/clientCode.ts";

const file = (path: string, ...imports: readonly string[]) => ({ path, imports });
const files = [
  ...["app", "order", "cart"].map((name) =>
    file(`apps/web/src/${name}.component.ts`, "@angular/core"),
  ),
  file("apps/web/src/rounding.ts", "big.js"),
  ...["orders", "carts"].map((name) => file(`apps/api/src/${name}.ts`, "@nestjs/common")),
  file("apps/api/src/tax.ts", "big.js"),
  file("apps/shop/pages/index.tsx", "react"),
  file("apps/shop/pages/api/orders.ts", "next"),
  file("apps/shop/hooks/api/orders.ts", "react"),
];

describe("The code of a user interface", () => {
  const isClient = createClientCode(files);

  it("is what draws, and what stands among it", () => {
    for (const path of ["apps/web/src/rounding.ts", "apps/shop/pages/index.tsx"]) {
      assert.equal(isClient(path), true, path);
    }
  });

  it("is no server beside it, nor the routes of one within it", () => {
    for (const path of ["apps/api/src/tax.ts", "apps/shop/pages/api/orders.ts"]) {
      assert.equal(isClient(path), false, path);
    }
  });

  it("is what a client asks its server with", () => {
    assert.equal(isClient("apps/shop/hooks/api/orders.ts"), true);
  });
});
