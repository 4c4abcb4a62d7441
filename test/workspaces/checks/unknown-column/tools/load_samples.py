# Silent: none of what is written in this language is about these tables.
def load(connection):
    connection.execute("SELECT id, name FROM samples WHERE name = %s", ["first"])
    connection.execute("DELETE FROM sample_groups WHERE name = %s", ["first"])
