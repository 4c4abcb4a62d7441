import { Controller, Get, Module } from "@nestjs/common";
import { ParcelsModule } from "@post/parcels";

@Controller("gates")
export class GatesController {
  @Get()
  all() {
    return [];
  }
}

@Module({ imports: [ParcelsModule], controllers: [GatesController] })
export class DepotModule {}
