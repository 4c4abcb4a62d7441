package farm;

import static io.quarkus.vertx.web.Route.HttpMethod.POST;

import io.quarkus.vertx.web.Route;
import io.quarkus.vertx.web.RouteBase;
import jakarta.annotation.security.RolesAllowed;

/** Reactive routes stand below the server's path, not below that of its resources. */
@RouteBase(path = "gates")
public class Gates {
  @Route(path = "/:gateId", methods = Route.HttpMethod.GET)
  String gate(String gateId) {
    return gateId;
  }

  @RolesAllowed("keeper")
  @Route(methods = {POST, Route.HttpMethod.PUT})
  void openAll() {}

  @Route(path = "/*", type = Route.HandlerType.FAILURE)
  void failed() {}

  @Route(regex = "/g.*")
  void others() {}
}
