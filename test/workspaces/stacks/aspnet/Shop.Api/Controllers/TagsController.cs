using Microsoft.AspNetCore.Mvc;
using Shop.Api.Routing;

namespace Shop.Api.Controllers;

[V2Route]
public class TagsController : TagsBase
{
    [PutById]
    public IActionResult Rename(int id) => Ok();

    [Audit]
    public override IActionResult Find(int id) => Ok();

    [HttpDelete("{id}"), Audit]
    public IActionResult Remove(int id) => NoContent();
}

[V2Route("labels")]
public class LabelsController : TagsBase
{
    [NonAction]
    public override IActionResult Find(int id) => throw new NotSupportedException();

    [HttpGet]
    public IActionResult All() => Ok();
}

public abstract class TagsBase : ControllerBase
{
    [GetById]
    public virtual IActionResult Find(int id) => NotFound();
}
