import type { ConnectRouter } from "@connectrpc/connect";
import { Stock } from "./gen/shop_connect.mts";

class StockRoom {
  async level(request) {
    return { amount: request.sku.length };
  }
}

export default (router: ConnectRouter) => router.service(Stock, new StockRoom());
