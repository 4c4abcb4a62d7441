import { HTTPController, HTTPMethod, HTTPMethodEnum } from "@eggjs/tegg";

@HTTPController({ path: "/tins" })
export class TinsController {
  @HTTPMethod({ path: "/:id", method: HTTPMethodEnum.PUT })
  async fill() {}
}
