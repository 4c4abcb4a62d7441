from starlette.applications import Starlette
from starlette.endpoints import HTTPEndpoint, WebSocketEndpoint
from starlette.routing import Mount, Route, WebSocketRoute


async def home(request):
    return None


async def feed(socket):
    return None


class Order(HTTPEndpoint):
    async def get(self, request):
        return None

    async def delete(self, request):
        return None


class Changes(WebSocketEndpoint):
    async def on_connect(self, socket):
        await socket.accept()


order_routes = [
    Route("/", home, methods=["POST"]),
    Route("/{order_id:int}", Order),
    WebSocketRoute("/feed", feed),
    WebSocketRoute("/changes", Changes),
]

app = Starlette(
    routes=[
        Route("/", home),
        Mount("/v1", routes=[Mount("/orders", routes=order_routes)]),
    ]
)
app.add_route("/health", home)
