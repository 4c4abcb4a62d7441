using Microsoft.AspNetCore.SignalR;

namespace Mill.Live;

public class GrindHub : Hub
{
}
