namespace Desk.Controllers;

[Route("[controller]/[action]")]
public class LateFeesController : Controller
{
    [HttpGet]
    public IActionResult OpenOnes() => View();
}

public class OldPagesController : Controller
{
    public IActionResult ByName(string id) => View();
}
