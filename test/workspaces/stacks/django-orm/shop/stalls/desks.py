from rest_framework import serializers, viewsets

from .models import Shelf, Stall
from .serializers import ShelfSerializer


class StallSerializer(serializers.ModelSerializer):
    class Meta:
        model = Stall
        fields = ["opened"]

    def update(self, instance, validated_data):
        instance.opened = validated_data["opened"]
        instance.save()
        return instance


class LowShelves(viewsets.ModelViewSet):
    serializer_class = ShelfSerializer

    def lower(self, request, pk):
        shelf = self.get_object()
        shelf.height -= 1
        shelf.save()

    def perform_destroy(self, instance):
        instance.delete()


class OpenStalls(viewsets.ModelViewSet):
    queryset = Stall.objects.filter(opened=True)
    serializer_class = StallSerializer

    def first(self, request):
        return self.get_queryset().first()

    def get_object(self):
        return Stall.objects.get(pk=self.kwargs["pk"])

    def shut(self, request, pk):
        for at, one in enumerate(Shelf.objects.all()):
            one.height = at
            one.save()
        stall = self.get_object()
        stall.save()
