from django.urls import include, path
from rest_framework.routers import DefaultRouter

from shop import views
from shop.sets import OrderViewSet

router = DefaultRouter()
router.register("sets", OrderViewSet)

urlpatterns = [
    path("", include(router.urls)),
    path("orders/", views.orders),
    path("orders/new", views.order),
    path("orders/safe", views.safe),
    path("lines", views.all_lines),
    path("orders/careful", views.careful),
    path("orders/again", views.again),
    path("orders/open", views.open_orders),
    path("orders/mine", views.mine),
    path("orders/lines", views.lines),
    path("orders/chosen", views.chosen),
    path("orders/<int:pk>/drop", views.drop),
    path("orders/<int:pk>/forget", views.forget),
]
