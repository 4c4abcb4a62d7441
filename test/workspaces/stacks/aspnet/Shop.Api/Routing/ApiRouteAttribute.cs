using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Routing;

namespace Shop.Api.Routing;

public class ApiRouteAttribute : Attribute, IRouteTemplateProvider
{
    public ApiRouteAttribute(int version, string resource = "[controller]")
    {
        Template = $"api/v{version}/{resource}";
    }

    public string Template { get; }
    public int? Order => 2;
    public string? Name { get; set; }
}

public class V2RouteAttribute : ApiRouteAttribute
{
    public V2RouteAttribute(string resource = "[controller]")
        : base(2, resource)
    {
    }
}

public class PutByIdAttribute() : HttpPutAttribute("{id:int}");

public class GetByIdAttribute : Attribute, IActionHttpMethodProvider, IRouteTemplateProvider
{
    public IEnumerable<string> HttpMethods => new[] { "GET" };
    public string Template => "{id:int}";
    public int? Order => 0;
    public string? Name { get; }
}

public class AuditAttribute : ActionFilterAttribute
{
}
