using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace Club.Domain;

public abstract class Kept
{
    public int Id { get; set; }
    public DateTime CreatedAt { get; set; }
}

public class Member : Kept
{
    public required string Email { get; set; }
    public string? Nickname { get; set; }
    public MemberStatus Status { get; set; }

    [Column("joined_on")]
    public DateOnly Joined { get; set; }

    public Team? Team { get; set; }
    public List<Booking> Bookings { get; } = [];

    [NotMapped]
    public string Label { get; set; } = "";
    public bool IsNew => CreatedAt > DateTime.UtcNow.AddDays(-7);
}

public enum MemberStatus { Active, Left }

[Table("teams")]
public class Team
{
    [Key]
    public Guid Code { get; set; }
    public string Name { get; set; } = "";
}
