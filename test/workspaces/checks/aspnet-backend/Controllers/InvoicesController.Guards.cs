using Microsoft.AspNetCore.Authorization;

namespace Billing.Controllers;

[Authorize]
public partial class InvoicesController
{
}
