using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Shop.Api.Controllers;

public class OrdersController : CrudController<Order>
{
    private const string Lines = "{id}/lines";

    protected override Order Load(int id) => new(id);

    public override IActionResult Remove(int id)
    {
        return Conflict();
    }

    [HttpPost]
    [Authorize(Roles = "Admin")]
    [ProducesResponseType(typeof(Order), StatusCodes.Status201Created)]
    public IActionResult Create([FromBody] NewOrder order)
    {
        return Created($"/orders/{order.Number}", order);
    }

    [HttpGet(Lines)]
    [HttpHead(Lines)]
    public IActionResult ReadLines(int id) => Ok(id);

    [HttpPut]
    [Route("{id}/state")]
    [Route("~/legacy/orders/{id}")]
    public IActionResult Change(int id) => Ok(id);

    [HttpGet("[action]/{**path}")]
    public Task<IActionResult> ExportAsync(string path) => Task.FromResult<IActionResult>(Ok(path));

    [NonAction]
    public string Describe() => "orders";
}

public record Order(int Id);

public record NewOrder(string Number);
