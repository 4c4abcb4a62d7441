using Club.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Club.Data;

public class ClubContext(DbContextOptions<ClubContext> options) : DbContext(options)
{
    public DbSet<Member> Members => Set<Member>();
    public DbSet<Team> Teams { get; set; } = null!;
    public DbSet<Booking> Bookings { get; set; } = null!;

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Member>().HasIndex(member => member.Email).IsUnique();
        modelBuilder.Entity<Booking>(booking =>
        {
            booking.HasKey(b => new { b.BookingId, b.MemberId });
            booking.Property(b => b.CourtNumber).HasColumnName("court_no");
        });
        modelBuilder.ApplyConfiguration(new CourtConfiguration());
    }
}

public class CourtConfiguration : IEntityTypeConfiguration<Court>
{
    public void Configure(EntityTypeBuilder<Court> builder)
    {
        builder.ToTable("courts");
        builder.HasIndex("Surface");
    }
}
