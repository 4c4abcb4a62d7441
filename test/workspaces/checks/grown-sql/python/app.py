import sqlite3

from flask import Flask, jsonify, request

app = Flask(__name__)
db = sqlite3.connect("garden.db")


@app.get("/plants")
def plants():
    sql = "SELECT name FROM plants WHERE 1 = 1"
    if "colour" in request.args:
        sql += " AND colour = '" + request.args["colour"] + "'"
    sql += " LIMIT 20"
    return jsonify(db.execute(sql).fetchall())


@app.get("/plants/matching")
def matching():
    parts = ["height > 0"]
    if "colour" in request.args:
        parts.append(f"colour = '{request.args['colour']}'")
    return jsonify(db.execute("SELECT name FROM plants WHERE " + " AND ".join(parts) + " LIMIT 20").fetchall())


# Silent: what is added is the code's own.
@app.get("/plants/tall")
def tall():
    sql = "SELECT name FROM plants WHERE height > ?"
    if request.args.get("few"):
        sql += " LIMIT 3"
    else:
        sql += " LIMIT 20"
    return jsonify(db.execute(sql, [request.args["height"]]).fetchall())
