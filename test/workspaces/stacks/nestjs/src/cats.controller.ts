import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post, UseGuards, Version } from "@nestjs/common";
import { AuthGuard } from "./auth.guard";
import { Roles } from "./roles.decorator";
import { CrudController } from "./crud.controller";
import { CreateCatDto } from "./create-cat.dto";
import { CATS } from "./paths";

@Controller({ path: CATS.root, version: "1" })
@UseGuards(AuthGuard)
export class CatsController extends CrudController {
  constructor(private readonly cache: Map<string, string>) {
    super();
  }

  @Post()
  @Roles("admin")
  @HttpCode(HttpStatus.NO_CONTENT)
  // A comment between.
  async create(@Body() dto: CreateCatDto): Promise<void> {
    this.cache.get("/cats");
  }

  @Version("3")
  @Get([":id", "by-name/:name"])
  find(@Param("id") id: string) {
    return this.cache.get(id);
  }
}
