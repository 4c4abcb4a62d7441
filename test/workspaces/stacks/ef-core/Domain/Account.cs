using Microsoft.AspNetCore.Identity;

namespace Club.Domain;

public class Account : IdentityUser<int>
{
    public string? Nickname { get; set; }
    public Shade Shade { get; set; } = Shade.Plain;
    public Portrait Portrait { get; set; } = null!;
    public ICollection<Visit> Visits { get; set; } = [];
}

public class AccountRole : IdentityRole<int>
{
    public bool IsBuiltIn { get; set; }
}

public class Visit
{
    public VisitId Id { get; set; }
    public DateTime At { get; set; }
    public Account Account { get; set; } = null!;
    public ICollection<Booking> Booked { get; set; } = [];
}

public enum Shade
{
    Plain,
    Dark,
}

public class Portrait
{
    public int Id { get; set; }
    public int AccountId { get; set; }
    public byte[] Image { get; set; } = [];
}
