package shop.catalogue

import org.springframework.context.annotation.Bean
import org.springframework.context.annotation.Configuration
import org.springframework.http.MediaType
import org.springframework.web.reactive.function.server.ServerRequest
import org.springframework.web.reactive.function.server.ServerResponse
import org.springframework.web.reactive.function.server.buildAndAwait
import org.springframework.web.reactive.function.server.coRouter

@Configuration
class CategoryRoutes {
    @Bean
    fun categories(handler: CategoryHandler) = coRouter {
        BASE.nest {
            "/categories".nest {
                GET("", handler::list)
                accept(MediaType.APPLICATION_JSON).nest {
                    POST("/{name}", handler::create)
                }
            }
        }
        GET("/ping") {
            ServerResponse.ok().buildAndAwait()
        }
    }
}

class CategoryHandler {
    suspend fun list(request: ServerRequest): ServerResponse = ServerResponse.ok().buildAndAwait()

    suspend fun create(request: ServerRequest): ServerResponse {
        return ServerResponse.ok().buildAndAwait()
    }
}

@Configuration
class ShelfRoutes {
    @Bean
    fun shelves(handler: CategoryHandler) = coRouter {
        "/shelves".nest {
            DELETE("/{id}", handler::list)
        }
        ("/racks" and accept(MediaType.APPLICATION_JSON)).nest {
            GET("/{id}", handler::list)
        }
        // Two ways to the same answer.
        (GET("/first") or GET("/front")).invoke { handler.list(it) }
    }
}
