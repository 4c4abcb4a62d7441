using Carter;

namespace Shop.Api.Endpoints;

public class StockModule : CarterModule
{
    public StockModule() : base("/stock")
    {
    }

    public override void AddRoutes(IEndpointRouteBuilder app)
    {
        app.MapGet("/{sku}", (string sku) => Results.Ok(sku));
    }
}

public class CountStock : Endpoint<CountRequest, CountResponse>
{
    public override void Configure()
    {
        Post("/stock/counts");
    }

    public override Task HandleAsync(CountRequest request, CancellationToken cancel)
    {
        return SendOkAsync(cancel);
    }
}

public record CountRequest(string Sku);

public record CountResponse(int Count);
