import { Server } from "@grpc/grpc-js";
import { OrdersService } from "./gen/shop.mts";
import { watchOrders } from "./watch.mts";

const orders = {
  getOrder: (call, reply) => reply(null, {}),
  watchOrders,
};

export const server = new Server();
server.addService(proto.shop.v1.Orders.service, orders);

/** Not one of the contract. */
bus.addService(OtherThing, { run: () => 1 });
