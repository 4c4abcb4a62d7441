using FastEndpoints;

namespace Mill.Features;

public sealed class Flours : Group
{
    public Flours()
    {
        Configure("flours", endpoint => endpoint.AllowAnonymous());
    }
}

public sealed class Rye : SubGroup<Flours>
{
    public Rye()
    {
        Configure("rye", _ => { });
    }
}
