package depot;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

@Path("/boxes")
public class Boxes {
  @GET
  public String all() {
    return "";
  }
}
