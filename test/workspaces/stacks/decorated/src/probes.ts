import { Route } from "@tsoa/runtime/decorators/route";
import { Head } from "@tsoa/runtime/decorators/methods";

@Route("probes")
export class Probes {
  @Head("{probeId}")
  public async exists(probeId: string): Promise<void> {}
}
