namespace Depot.Slices;

public interface ISlice
{
    void MapSlice(IEndpointRouteBuilder app);
}

public interface IDock
{
    static abstract void Attach(RouteGroupBuilder group);
}

public static class DockExtensions
{
    public static void AttachDocks(this WebApplication app, Type[] docks)
    {
        var group = app.MapGroup("/docks");
        foreach (var dock in docks)
        {
            var attach = dock.GetMethod(nameof(IDock.Attach), BindingFlags.Static | BindingFlags.Public);
            attach!.Invoke(null, [group]);
        }
    }
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
