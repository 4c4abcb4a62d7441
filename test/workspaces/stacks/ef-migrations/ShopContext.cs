using Microsoft.EntityFrameworkCore;

namespace Shop;

public class OrderTag
{
    public long Id { get; set; }
    public string Tag { get; set; }
}

public class ShopContext : DbContext
{
    public DbSet<OrderTag> OrderTags => Set<OrderTag>();
}
