package ferry;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.CustomHttpMethod;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.List;

@Controller("/trips")
@Secured("ROLE_CREW")
public class TripController implements TripApi {
  private static final String FARES = "/fares";

  @Get("{?from,to}")
  @Secured(SecurityRule.IS_ANONYMOUS)
  public List<Trip> list(String from, String to) {
    return List.of();
  }

  @Get("/{id}")
  public Trip one(long id) {
    return null;
  }

  @Get(uris = {"/next", "/upcoming"})
  public Trip next() {
    return null;
  }

  @Post(uri = "/{id}" + FARES)
  public Trip price(long id, @Body Trip trip) {
    return trip;
  }

  @CustomHttpMethod(method = "PURGE", value = "/old")
  public void purge() {}

  @Override
  public void cancel(long id) {}

  void notServed() {}

  @Delete("/seats{/seat}")
  public void free(String seat) {}
}

interface TripApi {
  @Delete("/{id}")
  void cancel(long id);
}

record Trip(long id) {}
