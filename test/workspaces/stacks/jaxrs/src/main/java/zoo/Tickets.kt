package zoo

import jakarta.ws.rs.PUT
import jakarta.ws.rs.Path

class Tickets : TicketApi {
    override fun one() = ""

    @PUT
    @Path("/{code}/use")
    fun use() = Unit
}
