from django.core.files.storage import storages
from django.http import HttpResponse
from rest_framework.decorators import action
from rest_framework.viewsets import ViewSet

from shop.cellars.verbs import POST


def stored(request, name):
    return HttpResponse(storages["default"].path(name, request.path))


class BarrelViewSet(ViewSet):
    def list(self, request):
        return []

    @action(methods=[POST], detail=True)
    def tap(self, request, pk):
        return {}


class HoopViewSet(ViewSet):
    def list(self, request, barrel_pk):
        return []
