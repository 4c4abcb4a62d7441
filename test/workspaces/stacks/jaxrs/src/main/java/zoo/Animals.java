package zoo;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

@Path(Animals.ROOT + "/animals")
@RolesAllowed("keeper")
public class Animals {
  static final String ROOT = "/zoo";

  @GET
  @PermitAll
  public String list() {
    return "";
  }

  @POST
  public void add(String animal) {}

  @DELETE
  @Path("{id}")
  public void remove() {}

  @Path("{id}/meals")
  public Meals meals() {
    return new Meals();
  }
}
