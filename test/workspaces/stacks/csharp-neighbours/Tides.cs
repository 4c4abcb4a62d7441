using MassTransit;
using Refit;

namespace Weather;

public record TideTurned(int Height);

public interface ITides
{
    [Get("/tides/{place}")]
    Task<string> Today(string place);
}

public class Tides(HttpClient client, IPublishEndpoint bus, IMediator mediator)
{
    public async Task Turn(int height)
    {
        await client.SendAsync(new HttpRequestMessage(HttpMethod.Post, "https://tides.example.com/turned"));
        await bus.Publish(new TideTurned(height));
        await mediator.Publish(new TideTurned(height));
    }
}
