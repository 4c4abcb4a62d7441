using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Shop.Api.Controllers;

[Authorize]
[Route("account/{action=Index}")]
public partial class AccountController : Controller
{
    [HttpGet]
    public IActionResult Index() => View();
}
