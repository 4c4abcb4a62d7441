import { ChildControllers, Controller, Get, Middleware, Post } from "@overnightjs/core";
import { authenticate } from "./authenticate";

@Controller("crates")
class Crates {
  @Get(":id")
  one() {}

  @Post()
  @Middleware([authenticate])
  add() {}
}

@Controller("depots")
@ChildControllers([new Crates()])
export class Depots {
  @Get()
  all() {}
}
