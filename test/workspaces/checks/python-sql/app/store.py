import databases

db = databases.Database("sqlite:///books.db")

SORTS = ["id", "title"]


async def named(name):
    return await db.fetch_all("SELECT id FROM books WHERE title LIKE '%" + name + "%' LIMIT 50")


async def ordered(sort_by):
    if sort_by not in SORTS:
        raise ValueError(sort_by)
    return await db.fetch_all(f"SELECT id FROM books ORDER BY {sort_by} LIMIT 50")


async def listed(column):
    return await db.fetch_all("SELECT id FROM books ORDER BY {} LIMIT 50".format(column))


async def pick(title):
    return await db.fetch_all("SELECT id FROM books WHERE title = :title LIMIT 50", {"title": title})
