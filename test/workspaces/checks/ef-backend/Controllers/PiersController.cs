using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Harbor.Controllers;

[ApiController]
[Route("piers")]
public class PiersController : ControllerBase
{
    [Authorize(Policy = "Clerk")]
    [HttpGet("{id}/rows")]
    public Task<int> Rows(long id) => Task.FromResult(1);

    [Authorize(Policy = "Clerk")]
    [HttpGet("{id}/depth")]
    public Task<int> Depth(long id) => Task.FromResult(1);

    [Authorize(Policy = "Clerk")]
    [HttpGet("{id}/length")]
    public Task<int> Length(long id) => Task.FromResult(1);

    [HttpGet("{id}")]
    public IActionResult RedirectToPier(long id) => Redirect($"/harbor/{id}");
}
