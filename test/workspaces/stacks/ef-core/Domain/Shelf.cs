namespace Club.Domain;

public class Shelf
{
    public int Id { get; set; }
    public string Room { get; set; } = "";
    public List<Racket> Rackets { get; } = [];
}

public class Racket
{
    public int Id { get; set; }
    public int ShelfId { get; set; }
    public string Brand { get; set; } = "";
    public int Weight { get; set; }
}
