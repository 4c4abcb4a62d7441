import { Controller, Get, Post, RequestMapping, RequestMethod } from "@nestjs/common";
import { CrudController } from "./crud.controller";

export function listed(name: string) {
  abstract class Listed {
    @Get("listed")
    list() {}
  }
  return Listed;
}

@Controller({ path: "pets", version: "2" })
export class PetsController extends CrudController {
  @RequestMapping({ path: "rename", method: RequestMethod.PUT })
  rename() {}
}

@Controller("strays")
export class StraysController extends listed("strays") {
  @Get(":id")
  find() {}
}

@Controller("lost")
export class LostController extends StraysController {
  @Post()
  report() {}
}
