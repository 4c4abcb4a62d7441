using Microsoft.AspNetCore.Mvc;

namespace Shop.Api.Controllers;

// Not abstract, but still open: only what closes it is a controller.
public class LookupController<T> : ControllerBase
{
    [HttpGet("first")]
    public T? First() => default;
}

[Route("colours")]
public class ColourController : LookupController<string>
{
}
