namespace Depot.Slices;

public interface ISlice
{
    void MapSlice(IEndpointRouteBuilder app);
}

public static class SliceExtensions
{
    public static void MapSlices(this WebApplication app, RouteGroupBuilder? below = null)
    {
        IEnumerable<ISlice> slices = app.Services.GetRequiredService<IEnumerable<ISlice>>();
        IEndpointRouteBuilder builder = below is null ? app : below;
        foreach (ISlice slice in slices)
        {
            slice.MapSlice(builder);
        }
    }
}
