namespace Desk.Controllers;

public class SignIn : EndpointBaseAsync
    .WithRequest<SignInRequest>
    .WithActionResult<SignInResponse>
{
    [HttpPost("api/sign-in")]
    public override async Task<ActionResult<SignInResponse>> HandleAsync(SignInRequest request, CancellationToken cancellation)
    {
        return Ok();
    }
}
