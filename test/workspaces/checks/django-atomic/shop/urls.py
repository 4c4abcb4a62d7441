from django.urls import path

from shop import views

urlpatterns = [path("orders/new", views.order)]
