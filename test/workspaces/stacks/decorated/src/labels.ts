import { Controller, GET, POST } from "fastify-decorators";

@Controller({ route: "/labels" })
export default class LabelsController {
  @GET({ url: "/:id" })
  async one() {}

  @POST("/")
  async print() {}
}
