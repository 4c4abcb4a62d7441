using Microsoft.AspNetCore.Mvc;

namespace Shop.Api.Controllers;

public partial class AccountController
{
    [HttpPost]
    public IActionResult AddKey(string name) => View();
}
