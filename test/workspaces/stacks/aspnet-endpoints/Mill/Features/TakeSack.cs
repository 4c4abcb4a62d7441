using Ardalis.ApiEndpoints;
using Microsoft.AspNetCore.Mvc;

namespace Mill.Features;

public class TakeSack : EndpointBaseAsync.WithRequest<int>.WithActionResult
{
    [HttpDelete("sacks/{id}")]
    public override async Task<ActionResult> HandleAsync(int id, CancellationToken stop = default) => NoContent();
}
