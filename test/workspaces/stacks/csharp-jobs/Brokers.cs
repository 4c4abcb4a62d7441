namespace Depot;

public class Brokers(IChannel channel, ServiceBusClient client, IConsumer<string, string> consumer, IObservable<int> ticks)
{
    private const string Labels = "labels";

    public async Task Start()
    {
        await channel.BasicConsumeAsync(queue: Labels, autoAck: false, consumer: taker);
        await using var processor = client.CreateProcessor("returns");
        consumer.Subscribe("orders.placed");
        ticks.Subscribe(tick => Count(tick));
    }
}

public class Functions
{
    [Function("Print")]
    public Task Print([QueueTrigger("prints")] string label) => Task.CompletedTask;

    [Function("Sweep")]
    public Task Sweep([TimerTrigger("0 */5 * * * *")] TimerInfo timer) => Task.CompletedTask;
}
