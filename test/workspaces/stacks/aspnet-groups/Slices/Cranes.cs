namespace Depot.Slices;

public interface ICrane
{
    void MapCrane(IEndpointRouteBuilder app);
}

public static class CraneExtensions
{
    extension(WebApplication app)
    {
        public void MapCranes(string yard)
        {
            using var scope = app.Services.CreateScope();
            var cranes = scope.ServiceProvider.GetRequiredService<IEnumerable<ICrane>>();
            var group = app.MapGroup($"/yards/{yard}").RequireAuthorization();
            foreach (var crane in cranes)
            {
                crane.MapCrane(group);
            }
        }
    }

    extension<TBuilder>(TBuilder builder) where TBuilder : IEndpointRouteBuilder
    {
        public TBuilder MapTides() { builder.MapGet("/tides", () => "low"); return builder; }
    }
}

public class NorthCrane : ICrane
{
    public void MapCrane(IEndpointRouteBuilder app)
    {
        app.MapPost(string.Empty, (ISender sender) => sender.Send(new Lift()))
            .MapToApiVersion(1)
            .RequirePermission(Permissions.Lift);
    }
}
