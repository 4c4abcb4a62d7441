namespace Mill.Features;

public class WeighSack(IScale scale)
    : FastEndpoints.Endpoint<WeighRequest, Results<Ok<Weight>, NotFound>>
{
    public override void Configure() => Post("/sacks/{id}/weight");

    public override Task HandleAsync(WeighRequest request, CancellationToken stop) => scale.Weigh(request);
}
