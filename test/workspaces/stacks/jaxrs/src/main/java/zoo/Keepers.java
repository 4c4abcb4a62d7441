package zoo;

import jakarta.ws.rs.*;

@Path(Keepers.PATH)
public class Keepers extends PagedResource {
  public static final String PATH = "/keepers";

  private final Roster roster;

  public Keepers(Roster roster) {
    this.roster = roster;
  }

  @GET
  // The roster is short.
  public List<Keeper> all() {
    return roster.all();
  }
}
