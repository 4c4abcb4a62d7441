package fair

import io.ktor.server.routing.get
import io.ktor.server.routing.routing
import io.ktor.server.testing.testApplication

class FairTest {
    fun tries() = testApplication { routing { get("/tried") {} } }
}
