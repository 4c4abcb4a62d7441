from django.urls import path

from . import views

urlpatterns = [
    path("sign-up/", views.sign_up),
    path("<uuid:account_id>/", views.AccountDetail.as_view()),
]
