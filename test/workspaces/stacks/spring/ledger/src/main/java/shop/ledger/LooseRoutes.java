package shop.ledger;

import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

@org.springframework.web.bind.annotation.RestController
class LooseLeaves {
  @org.springframework.web.bind.annotation.GetMapping("/leaves")
  String leaves() {
    return "";
  }
}

class LooseRoutes {
  RouterFunction<ServerResponse> loose(LooseHandler handler) {
    return RouterFunctions.route().path("/loose", one -> one.POST(handler::bind)).build();
  }
}

class LooseHandler {
  ServerResponse bind(ServerRequest request) {
    return ServerResponse.ok().build();
  }
}
