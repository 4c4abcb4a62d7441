from django.urls import include, path

from . import views

urlpatterns = [
    path("sign-up/", views.sign_up),
    path("<uuid:account_id>/", views.AccountDetail.as_view()),
    path("<uuid:account_id>/photo/", views.Photo.as_view(http_method_names=["get", "delete"])),
    path("<uuid:account_id>/photos/", views.Photo.as_view(http_method_names=["post"])),
]

extra = [path("late/", views.sign_up)]

if WITH_EXTRAS:
    urlpatterns.extend([path("more/", views.sign_up), path("below/", include(extra))])
