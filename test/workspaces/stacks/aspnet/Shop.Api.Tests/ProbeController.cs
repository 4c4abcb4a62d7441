using Microsoft.AspNetCore.Mvc;

namespace Shop.Api.Tests;

[Route("probe")]
public class ProbeController : ControllerBase
{
    [HttpGet]
    public IActionResult Probe() => Ok();
}
