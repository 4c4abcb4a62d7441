using Confluent.Kafka;

namespace Weather;

public class Forecasts(HttpClient client, IProducer<string, string> producer, IConfiguration configuration)
{
    private const string Topic = "forecasts.made";

    public async Task Load(string city)
    {
        var key = Environment.GetEnvironmentVariable("WEATHER_KEY");
        var region = configuration["WEATHER_REGION"];
        var page = configuration["Weather:Page"];
        await client.GetFromJsonAsync<Forecast>($"https://weather.example.com/{city}");
        await producer.ProduceAsync(Topic, new Message<string, string> { Key = key, Value = region });
    }
}
