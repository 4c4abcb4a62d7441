using System.ComponentModel.DataAnnotations.Schema;

namespace Club.Domain;

public class Tour
{
    public int Id { get; set; }
    public string Title { get; set; } = "";
}

public class Stop
{
    public const string PlaceColumn = "place_name";

    public int Id { get; set; }

    [Column(PlaceColumn)]
    public string Place { get; set; } = "";
}

[Table("tour_settings")]
public class TourConfiguration
{
    public int Id { get; set; }
    public string Value { get; set; } = "";
}
