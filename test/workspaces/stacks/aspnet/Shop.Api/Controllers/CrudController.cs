using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Shop.Api.Controllers;

[ApiController]
[Authorize]
[Route("api/v{version:apiVersion}/[controller]")]
public abstract class CrudController<T> : ControllerBase
{
    protected abstract T Load(int id);

    [HttpGet("{id:int}")]
    [AllowAnonymous]
    public virtual ActionResult<T> Find(int id) => Load(id);

    [HttpDelete("{id:int}")]
    public virtual IActionResult Remove(int id)
    {
        Load(id);
        return NoContent();
    }
}
