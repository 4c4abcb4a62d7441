namespace Shop;

[ApiController]
[Route("orders")]
public class OrdersController : ControllerBase
{
    [HttpGet]
    public IActionResult List([FromQuery, Required] string since, [FromQuery(Name = "page-size")] int size)
    {
        return Ok();
    }

    [HttpPost]
    public IActionResult Create([FromBody] NewOrder order)
    {
        return Ok();
    }
}

[Route("plain")]
public class PlainController : Controller
{
    [HttpPost]
    public IActionResult Create([FromBody] NewOrder order)
    {
        return Ok();
    }
}

public class Line
{
    [Required]
    public int? Amount { get; set; }
}

public class NewOrder : Line, IOrder
{
    [Required, MaxLength(20)]
    [JsonPropertyName("sku_code")]
    public string Sku { get; set; } = null;

    public required string Buyer { get; init; }

    public string? Note { get; set; }
}
