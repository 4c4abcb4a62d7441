from fastapi import APIRouter, Depends

from ..core.deps import get_current_user
from ..core.guarded import protected_route

router = APIRouter()


class Base:
    user: dict = Depends(get_current_user)


class Stock(Base):
    @router.get("/stock/{sku}")
    def find(self, sku: str):
        return sku


def reindex():
    return None


router.add_api_route("/stock/reindex", reindex, methods=["POST"])


@protected_route(router.delete, "/stock/{sku}", status_code=204)
def remove(sku: str):
    return None


def levels():
    return []


router.get("/stock/levels")(levels)


def cached(fetch, path: str):
    return lambda function: function


client = {}


@cached(client.get, "/prices")
def prices():
    return []
