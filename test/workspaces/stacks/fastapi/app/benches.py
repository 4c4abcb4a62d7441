from fastapi import APIRouter, FastAPI

READING = ["GET", "HEAD"]


class BenchRouter(APIRouter):
    """Adds its routes to itself; where it stands is said where it is made."""

    def __init__(self, **options):
        super().__init__(**options)
        self.add_api_route("/free", self.free, methods=READING)

    def free(self):
        return []


class KindRouter(APIRouter):
    """Stands below the name that it is made with."""

    def __init__(self, kind: str):
        super().__init__(prefix="/" + kind)
        self.get("/count")(self.count)

    def count(self):
        return 0


def declare(app: FastAPI):
    app.include_router(BenchRouter(prefix="/benches"))
    for kind in (KindRouter("tools"), KindRouter("parts")):
        app.include_router(kind, prefix="/kinds")
