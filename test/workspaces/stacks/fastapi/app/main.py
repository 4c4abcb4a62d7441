from fastapi import APIRouter, Depends, FastAPI

import app.core.config as config
from app.api import api
from app import tools
from app.benches import declare
from app.core.config import settings
from app.core.deps import get_current_admin
from app.slashed import SlashedRouter

app = FastAPI(title="Shop", root_path="/behind-proxy")
admin = FastAPI()


def connect(target: FastAPI, prefix: str):
    target.include_router(api, prefix=prefix)


@admin.get("/jobs")
def jobs():
    return []


@app.get("/health")
def health():
    return {"ok": True}


def made(kind: str):
    router = APIRouter()

    @router.get("/newest")
    def newest():
        return kind

    return router


for name, part in {"shelves": made("shelf"), "boxes": made("box")}.items():
    app.include_router(part, prefix=f"/{name}")
declare(app)
connect(app, prefix=settings.API_V1_STR)
app.mount(config.settings.ADMIN_PATH, admin)

# What others have to answer is described only.
callbacks = APIRouter()


@callbacks.post("{$callback_url}/sent/{$request.body.id}")
def answered_by_them():
    pass


@app.webhooks.post("parcel-sent")
def sent_to_them():
    pass


@app.post("/parcels", callbacks=callbacks.routes)
def send():
    return {}


workshop = SlashedRouter()
workshop.include_router(tools.router, prefix="/tools")
app.include_router(workshop)
