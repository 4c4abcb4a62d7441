using Microsoft.EntityFrameworkCore;

namespace Shop;

public class OrderTag
{
    public long Id { get; set; }
    public string Tag { get; set; }
    public DateTime MadeAt { get; set; }
}

public class ShopContext : DbContext
{
    public DbSet<OrderTag> OrderTags => Set<OrderTag>();
}

public class TagReports(ShopContext context)
{
    public Task<bool> Has(string tag) => context.OrderTags.AnyAsync(one => one.Tag == tag && one.MadeAt > DateTime.UtcNow);
}
