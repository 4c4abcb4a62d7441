package shop.orders.web;

import static org.springframework.web.servlet.function.RequestPredicates.GET;
import static org.springframework.web.servlet.function.RequestPredicates.accept;
import static org.springframework.web.servlet.function.RequestPredicates.path;
import static org.springframework.web.servlet.function.RouterFunctions.route;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

@Configuration
public class ReportRoutes {
  @Bean
  RouterFunction<ServerResponse> reports(ReportHandler handler) {
    return route()
        .nest(path("/reports").and(accept(MediaType.APPLICATION_JSON)), below -> below
            .GET("/daily", handler::daily)
            .path("/monthly", months -> months.POST("/{month}", handler::rebuild)))
        .GET("/reports.csv", handler::daily)
        .build();
  }

  @Bean
  RouterFunction<ServerResponse> health(ReportHandler handler) {
    return route(GET("/health").and(accept(MediaType.TEXT_PLAIN)), handler::health);
  }
}
