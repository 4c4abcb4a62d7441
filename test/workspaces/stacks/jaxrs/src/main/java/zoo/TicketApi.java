package zoo;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

@Path("/tickets")
public interface TicketApi {
  @GET
  @Path("/{code}")
  String one();
}
