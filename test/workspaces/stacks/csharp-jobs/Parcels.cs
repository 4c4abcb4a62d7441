using DotNetCore.CAP;
using MassTransit;

namespace Depot;

public record OrderPlaced(int Id);

public class PackOrder : IConsumer<OrderPlaced>
{
    public Task Consume(ConsumeContext<OrderPlaced> context) => Task.CompletedTask;
}

public class Stock : IHandleMessages<OrderPlaced>
{
    public Task Handle(OrderPlaced message, IMessageHandlerContext context) => Task.CompletedTask;
}

public class Labels : ICapSubscribe
{
    [CapSubscribe("labels.print")]
    public void Print(string label)
    {
    }
}

public class Reader : INotificationHandler<OrderPlaced>
{
    public Task Handle(OrderPlaced message, CancellationToken token) => Task.CompletedTask;
}
