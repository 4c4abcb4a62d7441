import { Controller, Get, Module } from "@nestjs/common";

@Controller("toys")
export class ToysController {
  @Get()
  all() {}
}

@Module({ controllers: [ToysController] })
export class ToysModule {}
