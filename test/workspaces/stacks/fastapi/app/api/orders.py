from fastapi import APIRouter, Depends, status
from pydantic import BaseModel

from app.core.deps import CurrentUser, get_current_admin

router = APIRouter(prefix="/orders")
BY_ID = "/{order_id}"


class OrderIn(BaseModel):
    total: int


@router.get("/")
async def list_orders(user: CurrentUser, limit: int = 20):
    return []


@router.post("/", status_code=status.HTTP_201_CREATED)
def create_order(order: OrderIn, user: CurrentUser):
    return order


@router.delete(BY_ID, dependencies=[Depends(get_current_admin)])
def delete_order(order_id: int):
    return None


@router.api_route(BY_ID + "/lines", methods=["GET", "PUT"])
def order_lines(order_id: int):
    return []


@router.websocket(f"{BY_ID}/live")
async def live(order_id: int):
    return None
