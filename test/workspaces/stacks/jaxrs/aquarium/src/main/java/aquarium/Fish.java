package aquarium;

import jakarta.ws.rs.Path;

@Path("fish")
public class Fish {
  @QUERY
  public String search(String wanted) {
    return wanted;
  }
}
