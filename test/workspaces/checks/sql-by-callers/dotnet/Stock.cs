public interface IStock
{
    IEnumerable<Book> Ordered(string order, string shelf);
    IEnumerable<Book> ById(int id, string direction);
}

public class Stock : IStock
{
    public IEnumerable<Book> Ordered(string order, string shelf)
    {
        var found = connection.Query<Book>("SELECT id FROM stock WHERE shelf = '" + shelf + "'");
        var sql = $"SELECT id, title FROM stock ORDER BY {order}";
        return connection.Query<Book>(sql);
    }

    public IEnumerable<Book> ById(int id, string direction)
    {
        return connection.Query<Book>($"SELECT id FROM stock WHERE id = {id} ORDER BY id {direction}");
    }
}
