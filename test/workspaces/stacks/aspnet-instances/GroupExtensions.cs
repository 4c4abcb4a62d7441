using System.Reflection;

namespace Depot.Web;

public abstract class GroupBase
{
    public virtual string? Title { get; }

    public abstract void Map(RouteGroupBuilder group);
}

public static class GroupExtensions
{
    public static WebApplication MapAll(this WebApplication app)
    {
        foreach (var type in Assembly.GetExecutingAssembly().GetExportedTypes())
        {
            if (Activator.CreateInstance(type) is GroupBase made)
            {
                made.Map(app.MapGroup(made));
            }
        }

        return app;
    }

    private static RouteGroupBuilder MapGroup(this WebApplication app, GroupBase group)
    {
        var title = group.Title ?? group.GetType().Name;

        return app
            .MapGroup($"/api/{title}")
            .WithTags(title);
    }

    public static RouteHandlerBuilder MapGet(this IEndpointRouteBuilder builder, Delegate handler, string pattern = "")
    {
        return builder.MapGet(pattern, handler).WithName(handler.Method.Name);
    }

    public static RouteHandlerBuilder MapPut(this IEndpointRouteBuilder builder, Delegate handler, string pattern)
    {
        return builder.MapPut(pattern, handler).WithName(handler.Method.Name);
    }
}
