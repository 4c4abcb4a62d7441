package shop.orders.web;

import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

public class ReportHandler {
  ServerResponse daily(ServerRequest request) {
    return ServerResponse.ok().build();
  }

  ServerResponse rebuild(ServerRequest request) {
    return ServerResponse.accepted().build();
  }

  ServerResponse health(ServerRequest request) {
    return ServerResponse.ok().body("up");
  }
}
