namespace Weather;

public interface ILevels
{
    [Get("/levels/{place}")]
    Task<string> Today(string place);
}
