import { controller, httpGet, httpPost } from "inversify-express-utils";
import { authenticate } from "./authenticate";

@controller("/tills", authenticate)
export class TillsController {
  @httpGet("/:id")
  public one() {}

  @httpPost("/", authenticate)
  public open() {}
}
