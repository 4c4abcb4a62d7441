from django.urls import path

from shop.api import api
from shop.office import office

urlpatterns = [
    path("api/", api.urls),
    path("office/", office.urls),
]
