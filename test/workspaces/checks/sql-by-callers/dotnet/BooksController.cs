[ApiController]
[Route("stock")]
public class BooksController : ControllerBase
{
    private readonly IStock stock;

    public BooksController(IStock stock) => this.stock = stock;

    [HttpGet]
    public IActionResult List([FromQuery] string sort, StockFilter filter)
    {
        var order = sort;
        return Ok(stock.Ordered(order, filter.Shelf));
    }

    // Silent: a number, and one of two known words.
    [HttpGet("{id}")]
    public IActionResult One(int id, string direction)
    {
        if (direction != "asc" && direction != "desc") return BadRequest();
        return Ok(stock.ById(id, direction));
    }
}
