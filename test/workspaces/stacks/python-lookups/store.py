async def by_room(given):
    return await db.fetch_all("SELECT id FROM shelves WHERE room = '" + given + "' LIMIT 5")


async def by_place(given):
    return await db.fetch_all("SELECT id FROM shelves WHERE place = '" + given + "' LIMIT 5")
