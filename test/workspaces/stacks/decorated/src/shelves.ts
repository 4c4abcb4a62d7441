import { Controller, Del, Get } from "@midwayjs/core";

@Controller("/shelves")
export class ShelvesController {
  @Get("/")
  async all() {}

  @Del("/:id")
  async clear() {}
}
