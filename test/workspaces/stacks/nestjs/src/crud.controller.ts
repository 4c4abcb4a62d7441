import { All, Delete } from "@nestjs/common";

/** Not a controller by itself. */
export abstract class CrudController {
  @Delete(":id")
  remove() {}

  @All("any/*path")
  any() {}
}
