package zoo;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

public class Meals {
  @GET
  @Path("today")
  public String today() {
    return "";
  }
}
