from django.contrib.auth.decorators import login_required
from django.views.decorators.http import require_http_methods
from rest_framework import mixins, viewsets
from rest_framework.decorators import action
from rest_framework.permissions import IsAdminUser


class Readable(mixins.ListModelMixin, mixins.RetrieveModelMixin):
    pass


class OrderViewSet(Readable, viewsets.GenericViewSet):
    lookup_field = "number"

    def retrieve(self, request, number=None):
        return None

    def create(self, request):
        return None

    @action(detail=True, methods=["post"], url_path="pay-now", permission_classes=[IsAdminUser])
    def pay(self, request, number=None):
        return None

    @action(detail=False)
    def recent(self, request):
        return None


@require_http_methods(["GET", "HEAD"])
@login_required
def export(request, year):
    return None


class Noted(viewsets.GenericViewSet):
    @action(detail=True, methods=["post"], url_path="note")
    def add_note(self, request, pk=None):
        return None

    @add_note.mapping.delete
    def remove_note(self, request, pk=None):
        return None

    @action(detail=True)
    def history(self, request, pk=None):
        return None


class ReturnViewSet(Noted):
    def history(self, request, pk=None):
        return None
