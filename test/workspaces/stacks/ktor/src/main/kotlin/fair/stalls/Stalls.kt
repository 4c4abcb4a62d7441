package fair.stalls

import io.ktor.server.application.call
import io.ktor.server.auth.authenticate
import io.ktor.server.response.respondText
import io.ktor.server.routing.Route
import io.ktor.server.routing.get
import io.ktor.server.routing.patch
import io.ktor.server.routing.route

fun Route.stallRoutes() {
    route("/stalls") {
        get { call.respondText(all()) }
        authenticate("owner") { goodsRoutes("any") }
    }
}

private fun Route.goodsRoutes(kind: String) {
    patch("/{stall}/goods") { call.respondText(kind) }
}

fun Route.forgotten() {
    get("/forgotten") { call.respondText("") }
}

private fun all() = "all"
