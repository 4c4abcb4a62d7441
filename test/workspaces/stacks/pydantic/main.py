from fastapi import Depends, FastAPI, Header, Query
from typing import Annotated

from .models import Lenient, Line, NewOrder, Remote

app = FastAPI()


@app.get("/orders/{order_id}")
def show(order_id: int, verbose: bool = False):
    return None


@app.get("/orders")
def index(since: str, page: int = 1, size: Annotated[int, Query(ge=1)] = 20, by: str = Query(...), x_trace: str = Header(...), user: User = Depends(current)):
    return []


@app.post("/orders")
def create(order: NewOrder):
    return order


@app.post("/lenient")
def lenient(order: Lenient):
    return order


@app.post("/remote")
def remote(order: Remote):
    return order


@app.post("/both")
def both(order: NewOrder, line: Line):
    return order
