from rest_framework_nested import routers

from shop.orders.views import OrderViewSet

from .views import NoteViewSet

router = routers.SimpleRouter()
for prefix, views in (("boards", OrderViewSet), ("notes", NoteViewSet)):
    router.register(prefix, views)
router.register("pinned", OrderViewSet)

below = routers.NestedSimpleRouter(router, "pinned", lookup="order")
below.register("notes", NoteViewSet)

deeper = routers.NestedSimpleRouter(below, "notes", lookup="note")
deeper.register("marks", NoteViewSet)

urlpatterns = router.urls + below.urls
urlpatterns += deeper.urls
