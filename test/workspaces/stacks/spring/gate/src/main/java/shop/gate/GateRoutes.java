package shop.gate;

import org.springframework.cloud.gateway.handler.predicate.PredicateSpec;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.BooleanSpec;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

@Configuration
public class GateRoutes {
    private static final String STOCK = "/gate/stock/**";

    @Bean
    RouteLocator routes(RouteLocatorBuilder builder) {
        return builder.routes()
            .route("stock", r -> r.path(STOCK).filters(f -> f.stripPrefix(1)).uri("lb://stock"))
            .route(r -> r.method(HttpMethod.PUT, HttpMethod.POST).and().path("/gate/orders").uri("lb://orders"))
            .route("report", r -> asksForReport(r).uri("lb://reports"))
            .route("anyone", r -> r.host("*.old.test").uri("lb://old"))
            .build();
    }

    private BooleanSpec asksForReport(PredicateSpec spec) {
        return spec.method(HttpMethod.GET).and().path("/gate/reports/{id}");
    }
}
