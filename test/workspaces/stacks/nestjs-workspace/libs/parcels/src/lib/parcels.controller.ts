import { Controller, Get } from "@nestjs/common";

@Controller("parcels")
export class ParcelsController {
  @Get(":id")
  one() {
    return {};
  }
}
