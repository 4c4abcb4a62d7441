using Microsoft.EntityFrameworkCore;

namespace Club.Data;

public class Repository<T>
    where T : class
{
    public DbSet<T> Rows { get; }

    public Repository(DbContext context) => Rows = context.Set<T>();
}
