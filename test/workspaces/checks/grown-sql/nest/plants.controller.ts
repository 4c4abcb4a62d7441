import { Controller, Get, Query } from "@nestjs/common";
import { PlantsService } from "./plants.service";

@Controller("plants")
export class PlantsController {
  constructor(private readonly plants: PlantsService) {}

  @Get()
  named(@Query("name") name: string) {
    return this.plants.named(name);
  }

  @Get("matching")
  matching(@Query() wanted: { colour: string; height: number }) {
    return this.plants.matching(wanted);
  }
}
