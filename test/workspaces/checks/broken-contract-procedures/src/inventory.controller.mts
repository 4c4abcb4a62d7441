import { Controller } from "@nestjs/common";
import { GrpcMethod } from "@nestjs/microservices";

@Controller()
export class InventoryController {
  @GrpcMethod("Inventory")
  count() {
    return {};
  }

  @GrpcMethod("Inventory", "Add")
  add() {
    return {};
  }

  @GrpcMethod("Inventory", "Remove")
  remove() {
    return {};
  }

  @GrpcMethod("Inventory", "Watch")
  watch() {
    return {};
  }

  @GrpcMethod("Inventory", "Recount")
  recount() {
    return {};
  }
}
