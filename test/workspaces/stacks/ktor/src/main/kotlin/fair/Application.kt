package fair

import fair.stalls.stallRoutes
import io.ktor.http.HttpMethod
import io.ktor.server.application.Application
import io.ktor.server.application.call
import io.ktor.server.auth.authenticate
import io.ktor.server.engine.embeddedServer
import io.ktor.server.netty.Netty
import io.ktor.server.response.respondText
import io.ktor.server.routing.delete
import io.ktor.server.routing.get
import io.ktor.server.routing.method
import io.ktor.server.routing.post
import io.ktor.server.routing.route
import io.ktor.server.routing.routing

const val API = "/api"

fun main() {
    embeddedServer(Netty, port = 8080) { fair() }.start(wait = true)
}

fun Application.fair() {
    val client = Client()
    routing {
        get("/") { call.respondText(client.get("http://weather.test/today") { plain() }) }

        route(API) {
            stallRoutes()
            route("tickets") {
                get("{id}") { call.respondText("one") }
                authenticate("clerk") {
                    post { call.respondText("sold") }
                    post<Ticket>("/many") { ticket -> call.respondText(ticket.name) }
                }
            }
            route("/ping", HttpMethod.Put) { handle { call.respondText("pong") } }
            method(HttpMethod.Options) { handle { call.respondText("") } }
        }

        delete<Tickets.Old> { call.respondText("gone") }
    }
}

class Ticket(val name: String)

class Client {
    fun get(url: String, block: Client.() -> Unit) = url

    fun plain() = Unit
}
