import type { Depot } from "./depotRouter";

export function storeBox(depotRouter: Depot): void {
  depotRouter.put("/:box", { operation: "store" }, () => ({ stored: true }));
}
