async def m001_books(db):
    await db.execute("CREATE TABLE books (id INTEGER PRIMARY KEY, title TEXT NOT NULL, shelf TEXT)")
    await db.execute("CREATE INDEX books_title ON books (title)")
    await db.execute("CREATE INDEX books_shelf ON books (shelf)")
