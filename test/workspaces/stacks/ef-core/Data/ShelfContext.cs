using Club.Domain;
using Microsoft.EntityFrameworkCore;

namespace Club.Data;

public class ShelfContext : DbContext
{
    public DbSet<Shelf> Shelves { get; set; } = null!;
    public DbSet<Racket> Rackets { get; set; } = null!;

    protected override void OnModelCreating(ModelBuilder builder)
    {
        var shelf = builder.Entity<Shelf>();
        shelf.HasIndex(one => one.Room);
        shelf.ToTable(nameof(Shelf));
    }
}
