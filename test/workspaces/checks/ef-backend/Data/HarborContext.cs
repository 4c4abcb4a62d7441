using Microsoft.EntityFrameworkCore;

namespace Harbor.Data;

public class Ship
{
    public long Id { get; set; }
    public long OwnerId { get; set; }
    public string Name { get; set; }
}

public class Tug : Ship
{
    public long TowId { get; set; }
}

public class Berth
{
    public long Id { get; set; }
    public long ShipId { get; set; }
}

public class HarborContext : DbContext
{
    public DbSet<Ship> Ships { get; set; }
    public DbSet<Berth> Berths { get; set; }
}
