from django.urls import path

from . import views

urlpatterns = [
    path("books/", views.Books.as_view()),
    path("shelves/<int:pk>/", views.Shelf.as_view()),
]
