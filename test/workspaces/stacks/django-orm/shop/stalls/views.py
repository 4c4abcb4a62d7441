from django.shortcuts import get_object_or_404
from rest_framework import viewsets

from .models import Shelf, Stall, StallProfile
from .serializers import ShelfSerializer


def open_stall(request, pk):
    found = get_object_or_404(Stall, pk=pk)
    found.opened = True
    found.save()


def rename(title):
    stall_profile = StallProfile(title=title)
    stall_profile.save()
    return stall_profile


def raise_all(tag, by):
    for one in Shelf.objects.filter(stall__tag=tag):
        one.height += by
        one.save()
    return tag.stall_set.exclude(opened=False)


def retitle(request, title):
    request.stall.profile.title = title
    request.stall.profile.save()
    request.upload_form.save()
    return request.stall.profile.stall_set.count()


def add_shelf(request):
    serializer = ShelfSerializer(data=request.data)
    serializer.save(stall=request.stall)


class Shelves(viewsets.ModelViewSet):
    serializer_class = ShelfSerializer

    def perform_create(self, serializer):
        serializer.save(height=1)
