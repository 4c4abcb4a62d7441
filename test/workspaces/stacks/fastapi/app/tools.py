from app.slashed import SlashedRouter

router = SlashedRouter()
drawers = SlashedRouter()


@router.get("/sharp")
def sharp_tools():
    return []


@drawers.post("/{drawer_id}/open")
def open_drawer(drawer_id: int):
    return {}


router.include_router(drawers, prefix="/drawers")
