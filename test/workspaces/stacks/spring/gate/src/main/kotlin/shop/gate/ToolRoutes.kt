package shop.gate

import org.springframework.cloud.gateway.route.builder.PredicateSpec
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder
import org.springframework.http.HttpMethod

class ToolRoutes {
    fun tools(builder: RouteLocatorBuilder) = builder.routes()
        .route("tools") { spec -> spec.lends().uri("lb://tools") }
        .build()

    private fun PredicateSpec.lends() = method(HttpMethod.DELETE).and().path("/gate/tools/{id}")
}
