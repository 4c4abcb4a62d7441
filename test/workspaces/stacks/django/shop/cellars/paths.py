from django.urls import re_path
from rest_framework import routers


class RouterWithLabels(routers.DefaultRouter):
    labels = ["cellar"]


def slashless_path(route, view, name=None):
    return re_path(route=f"^{route}/?$", view=view, name=name)
