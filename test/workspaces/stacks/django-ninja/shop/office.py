from ninja import NinjaAPI
from ninja import Router as APIRouter


class officeAPI(NinjaAPI):
    """Names its operations in its own way."""


desks = APIRouter(tags=["desks"])


@desks.get("/free")
def free_desks(request):
    return []


office = officeAPI(urls_namespace="office")
office.add_router("/desks/", desks)
