from fastapi import APIRouter, Depends

from app.access import ShelfAdmin, ShelfMember

# Silent: whoever has a part in a shelf may list what is on it, and nobody else.
router = APIRouter(prefix="/shelves")


@router.post("/{shelf_id}/add", dependencies=[Depends(ShelfAdmin())])
def add_to_shelf(shelf_id: int):
    return {}


@router.post("/{shelf_id}/move", dependencies=[Depends(ShelfAdmin())])
def move_on_shelf(shelf_id: int):
    return {}


@router.post("/{shelf_id}/clear", dependencies=[Depends(ShelfAdmin())])
def clear_shelf(shelf_id: int):
    return {}


@router.post("/{shelf_id}/list", dependencies=[Depends(ShelfMember())])
def list_shelf(shelf_id: int):
    return {}
