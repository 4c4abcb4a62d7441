import { Controller } from "@tsed/di";
import { Get } from "@tsed/schema";

@Controller("/scales")
export class ScalesController {
  @Get("/:id")
  weigh() {}
}
