def archive(cursor, start):
    cursor.execute("CREATE TEMP TABLE old_orders ON COMMIT DROP AS SELECT id FROM orders LIMIT 5")
    cursor.execute("INSERT INTO past_orders (id) SELECT id FROM old_orders")
    cursor.execute("SELECT count(*) FROM OLD_ORDERS")
    cursor.execute("SELECT id FROM orders WHERE placed >= (date :start + time '00:00')", start)
    cursor.execute("SELECT id FROM orders WHERE date = :start", start)
