namespace Depot.Api.Web;

[RoutePrefix("old/labels")]
public class LabelsController : ApiController
{
    [HttpGet]
    [Route("{id:int}")]
    public IHttpActionResult Find(int id) => Ok(id);
}
