from django.urls import path

from shop.accounts import views

urlpatterns = [path("crates/", views.Welcome.as_view())]
