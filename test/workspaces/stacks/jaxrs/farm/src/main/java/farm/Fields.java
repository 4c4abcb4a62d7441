package farm;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

@Path("/fields")
public class Fields {
  @GET
  public String all() {
    return "";
  }
}
