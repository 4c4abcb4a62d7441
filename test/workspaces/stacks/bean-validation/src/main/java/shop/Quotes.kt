package shop

@RestController
class Quotes {
    @GetMapping("/quotes")
    fun quotes(@RequestParam country: String, @RequestParam weight: Int?, @RequestParam kind: String = "box"): List<String> {
        return listOf()
    }

    @PostMapping("/quotes")
    fun make(@Valid @RequestBody quote: NewQuote): String {
        return ""
    }
}

data class NewQuote(
    @field:NotBlank
    val country: String,
    val note: String?,
)
