from fastapi import APIRouter, Depends

from app.access import current_user

router = APIRouter(prefix="/books")


@router.post("/", dependencies=[Depends(current_user)])
def add_book():
    return {}


@router.put("/{book_id}", dependencies=[Depends(current_user)])
def change_book(book_id: int):
    return {}


@router.delete("/{book_id}", dependencies=[Depends(current_user)])
def remove_book(book_id: int):
    return {}


@router.post("/{book_id}/write-off")
def write_off(book_id: int):
    return {}
