import { Controller, DynamicModule, Module, Post } from "@nestjs/common";

@Controller("stamps")
export class StampsController {
  @Post()
  buy() {}
}

@Module({})
export class StampsModule {
  static forRoot(options: { currency: string }): DynamicModule {
    return { module: StampsModule, controllers: [StampsController], providers: [options] };
  }
}
