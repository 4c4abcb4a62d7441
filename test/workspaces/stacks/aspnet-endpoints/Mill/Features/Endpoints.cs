using FastEndpoints;

namespace Mill.Features;

public record Sack(int Weight);

public class ListFlours : EndpointWithoutRequest<Sack[]>
{
    public override void Configure()
    {
        Get("");
        Group<Flours>();
    }

    public override Task HandleAsync(CancellationToken stop) => Task.CompletedTask;
}

public class FillSack : Ep.Req<Sack>.Res<Sack>
{
    public override void Configure()
    {
        Post("{grain}/sacks");
        Group<Rye>();
        Version(2);
    }

    public override Task HandleAsync(Sack sack, CancellationToken stop) => Task.CompletedTask;
}
