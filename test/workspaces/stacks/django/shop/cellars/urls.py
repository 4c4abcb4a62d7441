from django.conf import settings
from django.urls import include, path
from rest_framework.routers import DefaultRouter, SimpleRouter
from rest_framework_nested.routers import NestedSimpleRouter

from shop.cellars.paths import RouterWithLabels, slashless_path
from shop.cellars.views import BarrelViewSet, HoopViewSet, stored

router = DefaultRouter() if settings.DEBUG else SimpleRouter()
router.register("barrels", BarrelViewSet)
hoops = NestedSimpleRouter(router, "barrels", lookup="barrel")
hoops.register("hoops", HoopViewSet)
nails = NestedSimpleRouter(hoops, "hoops", lookup="hoop")
nails.register("nails", HoopViewSet)

labelled = RouterWithLabels()
labelled.register(r"wines/((?P<year>\d+)/)?bottles", HoopViewSet)
plain = SimpleRouter()
plain.register("corks", HoopViewSet)

stores_patterns = [
    slashless_path("stored/<str:name>", stored),
]
api = [path("nested/", include(hoops.urls)), path("nested/", include(nails.urls))]
api_v2 = api + [
    path("barrels/", include(router.urls)),
]

urlpatterns = [
    path("", include(api_v2)),
    path("files/", include(stores_patterns)),
]
urlpatterns += (labelled.urls + plain.urls)
