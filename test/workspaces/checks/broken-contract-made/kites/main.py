from fastapi import FastAPI

app = FastAPI()


@app.get("/kites")
def kites():
    return []


@app.post("/kites")
def add_kite():
    return {}


@app.get("/kites/{kite_id}")
def kite(kite_id: int):
    return {}


@app.delete("/kites/{kite_id}")
def cut_kite(kite_id: int):
    return {}


@app.get("/kites/{kite_id}/string", include_in_schema=False)
def old_string(kite_id: int):
    return {}


@app.get("/kites/{kite_id}/tail")
def tail(kite_id: int):
    return {}
