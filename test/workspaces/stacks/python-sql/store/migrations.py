async def m001_first(db):
    await db.execute(
        f"""
        CREATE TABLE shelves (
            id TEXT PRIMARY KEY,
            room TEXT NOT NULL,
            made TIMESTAMP NOT NULL DEFAULT {db.now}
        );
        """
    )


async def m002_rename(db):
    await db.execute("ALTER TABLE shelves RENAME COLUMN room TO place")
    await db.execute("ALTER TABLE shelves ADD COLUMN note TEXT")
    for name in ["made", "place"]:
        await db.execute(f"CREATE INDEX shelves_{name} ON shelves ({name})")


async def down_m002(db):
    await db.execute("ALTER TABLE shelves DROP COLUMN note")


async def m003_rooms(db):
    await db.execute("UPDATE shelves SET room = 'attic' WHERE place = 'top'")
