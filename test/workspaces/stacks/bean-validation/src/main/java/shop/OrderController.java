package shop;

@RestController
@RequestMapping("/orders")
public class OrderController {
    @GetMapping
    public List<Order> list(
            @RequestParam String since,
            @RequestParam(name = "page-size", required = false) Integer size,
            @RequestParam(defaultValue = "1") int page,
            @RequestHeader("X-Shop") String shop) {
        return List.of();
    }

    @PostMapping
    public Order create(@Valid @RequestBody NewOrder order) {
        return null;
    }

    @PutMapping("/{id}")
    public Order replace(@RequestBody NewOrder order) {
        return null;
    }

    @PatchMapping("/{id}")
    public Order change(@Valid @RequestBody Change change) {
        return null;
    }

    public record Change(@NotNull Integer version, String note) {}
}
