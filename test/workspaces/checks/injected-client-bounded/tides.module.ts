import { HttpModule, HttpService } from "@nestjs/axios";
import { Controller, Get, Module } from "@nestjs/common";

@Controller("tides")
export class TidesController {
  constructor(private readonly client: HttpService) {}

  // Silent: the module says how long all of its calls wait.
  @Get()
  tides() {
    return this.client.get("https://tides.example.com/today");
  }
}

@Module({ imports: [HttpModule.register({ timeout: 5_000 })], controllers: [TidesController] })
export class TidesModule {}
