namespace Depot.Slices.Parcels;

public class SendParcel : ISlice
{
    public void MapSlice(IEndpointRouteBuilder app)
    {
        app.MapPost("parcels", (ISender sender) => sender.Send(new Send()));
    }
}

public static class ParcelModule
{
    public static void MapEndpoints(this IEndpointRouteBuilder app)
    {
        app.MapGet("about", () => "parcels");
    }
}
