using FastEndpoints;
using Mill.Live;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddFastEndpoints();
var app = builder.Build();

app.UseFastEndpoints(config => { config.Endpoints.RoutePrefix = "mill"; });
app.MapHealthChecks("/alive").AllowAnonymous();
app.MapHub<GrindHub>("/live/grind").RequireAuthorization();
app.MapMethods("/sieves", ["PUT", HttpMethods.Patch], () => Results.NoContent());
app.MapGet("/sieves/{mesh:regex(^[a-z]{{2,3}}$)}", (string mesh) => mesh);
app.Map("/tools", tools => tools.Run(context => context.Response.WriteAsync("none")));
app.MapForwarder("/pictures/{id}", "https://pictures", "/{id}");
app.MapFallback("/mill/{**rest}", Missing.Answer);
app.MapFallbackToFile("index.html");
foreach (var wheel in new[] { "north", "south" })
{
    app.MapGet($"/wheels/{wheel}", () => wheel);
}

app.Run();

public static class Missing
{
    public static IResult Answer() => Results.NotFound();
}
