using Microsoft.AspNetCore.Mvc;

namespace Shop.Api.Controllers;

public class HomeController : Controller
{
    public IActionResult Index() => View();

    public IActionResult Details(int id) => View(id);

    public IActionResult Offers(string season, string rest) => View();

    [HttpPost]
    public IActionResult Subscribe([FromForm] string email) => RedirectToAction(nameof(Index));

    private IActionResult Hidden() => View();
}

[Area("Desk")]
public class DeskController : Controller
{
    public IActionResult Index() => View();
}
