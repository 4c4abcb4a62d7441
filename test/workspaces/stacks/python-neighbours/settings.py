import os


def flag(name, preset=False):
    if name not in os.environ:
        return preset
    return os.environ[name] == "on"


def handled_by(environ):
    # Given by the server with each request.
    return environ["REQUEST_METHOD"], environ.get("HTTP_HOST")


os.environ["SHOP_READY"] = "yes"
IS_OPEN = flag("SHOP_OPEN")
HAS_TILL = "SHOP_TILL" in os.environ
