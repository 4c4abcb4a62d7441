from rest_framework import viewsets
from rest_framework.decorators import action


class NoteViewSet(viewsets.ReadOnlyModelViewSet):
    def list(self, request):
        return None

    @action(["post"], detail=False)
    def sweep(self, request):
        return None
