namespace Depot.Api.Web;

public static class Verbs
{
    public static IEndpointRouteBuilder MapGet(this IEndpointRouteBuilder builder, Delegate handler, string pattern = "")
    {
        builder.MapGet(pattern, handler).WithName(handler.Method.Name);
        return builder;
    }

    public static IEndpointRouteBuilder MapPut(this IEndpointRouteBuilder builder, Delegate handler, string pattern)
    {
        builder.MapPut(pattern, handler).WithName(handler.Method.Name);
        return builder;
    }

    public static RouteHandlerBuilder MapPatch(this IEndpointRouteBuilder builder, Delegate handler, string pattern)
    {
        return builder.MapPatch(pattern, handler).WithName(handler.Method.Name);
    }
}
