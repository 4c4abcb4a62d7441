from rest_framework import viewsets


class NoteViewSet(viewsets.ReadOnlyModelViewSet):
    def list(self, request):
        return None
