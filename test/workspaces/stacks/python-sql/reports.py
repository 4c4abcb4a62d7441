TABLE = "orders"


def totals(cursor, year, name):
    cursor.execute("SELECT id, total FROM orders WHERE year = %s ORDER BY id LIMIT 10", [year])
    for row in cursor.fetchall():
        cursor.execute(
            "UPDATE customers "
            "SET seen = now() WHERE id = %s",
            [row[0]],
        )
    cursor.execute(f"SELECT id FROM customers WHERE name = '{name}'")
    return "Select a plan from the list"


def listed(cursor, name, filters):
    query = "SELECT id FROM orders ORDER BY id"
    if name:
        query += " LIMIT 10"
    cursor.execute(query)
    return cursor.fetch_page("SELECT id FROM orders ORDER BY total", filters)
