namespace Club.Domain;

public class Booking
{
    public int BookingId { get; set; }
    public int CourtNumber { get; set; }
    public int MemberId { get; set; }
    public Member Member { get; set; } = null!;
}

public class Court
{
    public int Id { get; set; }
    public string Surface { get; set; } = "";
}

public class BookingRequest
{
    public int CourtNumber { get; set; }
}
