import { Get } from "@nestjs/common";
import { OwnController } from "./tagsController";

@OwnController("tags")
export class TagsController {
  @Get(":id")
  one() {}
}

@OwnController("")
export class HomeController {
  @Get()
  home() {}
}
