using Club.Domain;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Club.Data;

public static class Names
{
    public const string Prefix = "tour_";
    public const string Stops = Prefix + "stops";
}

public class ToursContext : DbContext
{
    public DbSet<Tour> Tours { get; set; } = null!;
    public DbSet<Stop> Stops { get; set; } = null!;
    public DbSet<TourConfiguration> TourConfigurations { get; set; } = null!;
    public DbSet<IdentityUserPasskey<string>> Passkeys { get; set; } = null!;

    protected override void OnModelCreating(ModelBuilder builder)
    {
        builder.Entity<Tour>().ToTable(Names.Prefix + "tours");
        builder.Entity<Stop>(stop => stop.ToTable(Names.Stops));
        builder.Entity<IdentityUserPasskey<string>>(one => one.ToTable("passkeys"));
    }
}
