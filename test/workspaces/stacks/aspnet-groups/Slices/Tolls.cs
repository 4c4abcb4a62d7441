namespace Depot.Slices;

public interface IToll
{
    static abstract void Install(IEndpointRouteBuilder app);
}

public static class TollExtensions
{
    public static void MapTolls(this WebApplication app)
    {
        app.MapGroup("/tolls").RequireAuthorization().MapToll<PayToll>().MapToll<RefundToll>();
        app.MapToll<ListTolls>();
    }

    private static IEndpointRouteBuilder MapToll<TToll>(this IEndpointRouteBuilder app)
        where TToll : IToll
    {
        TToll.Install(app);
        return app;
    }
}

public class PayToll : IToll
{
    public static void Install(IEndpointRouteBuilder app) => app.MapPost("/", Handle);

    private static Task Handle(ISender sender) => sender.Send(new Pay());
}

public class RefundToll : IToll
{
    public static void Install(IEndpointRouteBuilder app) => app.MapDelete("/{id}", Handle);

    private static Task Handle(ISender sender, int id) => sender.Send(new Refund(id));
}

public class ListTolls : IToll
{
    public static void Install(IEndpointRouteBuilder app) => app.MapGet("/all-tolls", Handle);

    private static Task Handle(ISender sender) => sender.Send(new ListAll());
}
