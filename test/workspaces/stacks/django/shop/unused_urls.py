from django.urls import path

from shop.orders.views import export

urlpatterns = [path("never/", export)]
