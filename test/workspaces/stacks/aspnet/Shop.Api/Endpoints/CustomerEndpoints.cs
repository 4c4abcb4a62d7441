namespace Shop.Api.Endpoints;

public static class CustomerEndpoints
{
    public static IEndpointRouteBuilder MapCustomers(this IEndpointRouteBuilder routes)
    {
        var customers = routes.MapGroup("/customers");
        customers.MapGet("/", List);
        customers.MapGet("/{id:int}", (int id) => Results.Ok(id));
        customers.MapPost("/", Create).RequireAuthorization("admin");
        return routes;
    }

    private static IResult List() => Results.Ok();

    private static IResult Create(Customer customer)
    {
        return Results.Created($"/customers/{customer.Id}", customer);
    }
}

public record Customer(int Id, string Name);

public static class ReportEndpoints
{
    public static void MapReports(this RouteGroupBuilder group)
    {
        group.MapGet("daily/{day?}", (string? day) => Results.Ok(day));
    }
}

public static class Bulk
{
    public static IResult Apply() => Results.Ok();
}
