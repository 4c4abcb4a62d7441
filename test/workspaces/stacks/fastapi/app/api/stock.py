from fastapi import APIRouter, Depends

from ..core.deps import get_current_user

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
