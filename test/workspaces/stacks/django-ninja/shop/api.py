from ninja import NinjaAPI
from ninja.security import django_auth

from shop.orders import router as orders_router
from shop.stock import views as stock

api = NinjaAPI(auth=django_auth)


@api.get("/health")
def health(request):
    return {"ok": True}


@api.api_operation(["POST", "PATCH"], "/settings")
def settings(request):
    return {}


api.add_router("/orders/", orders_router)
api.add_router("/accounts", "shop.accounts.api.router")
api.add_router("stock", stock.router)
