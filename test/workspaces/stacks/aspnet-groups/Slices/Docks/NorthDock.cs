namespace Depot.Slices.Docks
{
    public class NorthDock : IDock
    {
        public static void Attach(RouteGroupBuilder group)
        {
            group.MapGet("/north/{berth}", (int berth) => Words(berth.ToString()));
        }

        private static string Words(string berth) => $@"ships at ""{berth}""";
    }
}
