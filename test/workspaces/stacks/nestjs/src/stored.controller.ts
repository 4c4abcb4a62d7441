import { Get, RequestMethod } from "@nestjs/common";
import { ColdController } from "./coldController";
import { Any, GuardedGet, Noted, Removal, StoredController } from "./ownDecorators";

@StoredController("/crates")
export class CratesController {
  @GuardedGet({ path: "open", summary: "Those that are open" })
  open() {}

  @Removal()
  @Noted("remove")
  remove() {}

  @Noted("help")
  help() {}
}

const sides = ["left", "right"];

@StoredController(sides)
export class SidesController {
  @Get("count")
  count() {}

  @Any(RequestMethod.PUT)
  change() {}
}

@StoredController()
export class WholeController {
  @Get("all")
  all() {}
}

@ColdController("fish")
export class FishController {
  @Get("all")
  all() {}
}

@ColdController()
export class ColdRoomsController {
  @Get("rooms")
  rooms() {}
}
