from fastapi import FastAPI, Query, Request

from app.store import db, listed, named, ordered, pick

app = FastAPI()


@app.get("/books/search")
async def search(q: str):
    return await named(q.strip())


@app.get("/books/by-shelf")
async def by_shelf(request: Request):
    shelf = request.query_params.get("shelf")
    return await db.fetch_all(f"SELECT id FROM books WHERE shelf = '{shelf}' LIMIT 20")


# Silent: a number, what is held against a pattern, what is looked up, and a parameter.
@app.get("/books/newest")
async def newest(count: int, sort: str = Query("id", pattern="^(id|title)$")):
    return await db.fetch_all(f"SELECT id FROM books ORDER BY {sort} LIMIT {count}")


@app.get("/books/ordered")
async def in_order(sort_by: str):
    return await ordered(sort_by)


@app.get("/books/listed")
async def in_list(column: str):
    if column not in {"id", "title"}:
        column = "id"
    return await listed(column)


@app.get("/books/picked")
async def picked(title: str):
    return await pick(title)
