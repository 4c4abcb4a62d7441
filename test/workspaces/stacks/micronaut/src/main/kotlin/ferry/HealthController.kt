package ferry

import io.micronaut.http.annotation.Controller
import io.micronaut.http.annotation.Get

@Controller("\${harbour.health:/health}")
class HealthController {
    @Get
    fun state() = "fine"
}
