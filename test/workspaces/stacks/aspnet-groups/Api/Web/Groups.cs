namespace Depot.Api.Web;

public interface IGroup
{
    static virtual string? Prefix => null;

    static abstract void Map(RouteGroupBuilder group);
}

public abstract class KindBase
{
    public virtual string? Title { get; }

    public abstract void Map(WebApplication app);
}

public static class GroupExtensions
{
    public static WebApplication MapGroups(this WebApplication app, Assembly assembly)
    {
        foreach (var type in assembly.GetExportedTypes().Where(one => one.IsAssignableTo(typeof(IGroup))))
        {
            var name = type.Name;
            var prefix = type.GetProperty(nameof(IGroup.Prefix))?.GetValue(null) as string ?? $"/api/{name}";
            var group = app.MapGroup(prefix).WithTags(name);
            type.GetMethod(nameof(IGroup.Map))!.Invoke(null, [group]);
        }

        return app;
    }

    public static RouteGroupBuilder MapGroup(this WebApplication app, KindBase kind)
    {
        var title = kind.Title ?? kind.GetType().Name;
        return app.MapGroup($"/kinds/{title}").WithTags(title);
    }

    public static RouteGroupBuilder MapVersion(this IEndpointRouteBuilder app, string name)
    {
        var group = app.MapGroup($"v2/{name}").RequireAuthorization();
        return group;
    }

    public static WebApplication MapKinds(this WebApplication app)
    {
        foreach (var type in Assembly.GetExecutingAssembly().GetExportedTypes())
        {
            if (Activator.CreateInstance(type) is KindBase kind)
            {
                kind.Map(app);
            }
        }

        return app;
    }
}
