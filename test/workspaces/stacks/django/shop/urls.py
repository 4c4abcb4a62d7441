from django.conf import settings
from django.contrib import admin
from django.urls import include, path, re_path
from django.utils.translation import gettext_lazy as _
from rest_framework.routers import DefaultRouter

from shop.accounts import views as accounts
from shop.configuration import setting_of
from shop.crates.urls import urlpatterns as crates
from shop.orders.views import OrderViewSet, ReturnViewSet, export

router = DefaultRouter()
router.register(r"orders", OrderViewSet)
shelves = router.register(r"shelves", accounts.Shelves)
returns = DefaultRouter()
returns.register(r"returns", ReturnViewSet)
shelves.register(r"books", accounts.Books, parents_query_lookups=["shelf"])

USER = r"^members/(?P<name>\w+)"
KINDS = "|".join(["orders", "returns"])

v1_patterns = [
    path("", include(router.urls)),
    path("accounts/", include(("shop.accounts.urls", "accounts"), namespace="v1")),
]

urlpatterns = [
    path("admin/", admin.site.urls),
    path("api/v1/", include(v1_patterns)),
    re_path(r"^export/(?P<year>\d{4}(-\d\d)?)/?$", export),
]

urlpatterns += [path("floor/", include("shop.boards.urls"))]
urlpatterns += [path("welcome/", accounts.Welcome.as_view())]
urlpatterns += [
    re_path(rf"{USER}/({KINDS})/(?P<day>\d+)", accounts.Welcome.as_view()),
    re_path(r"^members/?(?P<name>\w+)?/settings?$", accounts.Welcome.as_view()),
]
urlpatterns += [path("api/v1/", include(returns.urls))]
urlpatterns += [path(settings.BASE_PATH, include([path("about", accounts.Welcome.as_view())]))]
urlpatterns += [
    re_path(
        r"^{}stock/".format(setting_of("url_prefix")),
        include([path("count/", accounts.Welcome.as_view())]),
    ),
    path(_("terms/"), accounts.Welcome.as_view()),
]

urlpatterns += [path("cellar/", include("shop.cellars.urls"))]

gathered = []
gathered += crates
urlpatterns += [path("depot/", include(gathered))]
