from fastapi import FastAPI

from store import by_place, by_room

app = FastAPI()


@app.get("/rooms")
async def rooms(room: str):
    return await by_room(room)


@app.get("/places")
async def places(place: str):
    return await by_place(place) if place in ("left", "right") else []
