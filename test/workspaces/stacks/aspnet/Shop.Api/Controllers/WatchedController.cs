namespace Shop.Api.Controllers;

public abstract class WatchedController<T> : CrudController<T>
{
    protected void Tell(T changed) => Console.WriteLine(changed);
}
