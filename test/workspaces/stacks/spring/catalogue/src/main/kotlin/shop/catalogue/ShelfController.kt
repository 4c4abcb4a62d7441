package shop.catalogue

import org.springframework.web.bind.annotation.*

@RestController
@RequestMapping(
    value = [
        $$"${shelves.path:/shelves}",
        "/racks", // what shelves were called
    ],
)
class ShelfController {
    private val shelves = listOf<String>()

    @GetMapping
    @ResponseStatus(HttpStatus.OK)
    // Not paged: there are few.
    fun all(): List<String> = shelves

    @PostMapping("/{name}")
    fun add(
        @PathVariable name: String,
        @RequestBody(required = false) size: Size = Size(),
    ): String = name
}

class Size

fun interface Labels {
    fun of(shelf: String): String
}
