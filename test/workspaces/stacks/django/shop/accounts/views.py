from django.contrib.auth.mixins import LoginRequiredMixin
from django.views.generic import TemplateView
from rest_framework import generics, viewsets
from rest_framework.decorators import api_view, permission_classes
from rest_framework.permissions import AllowAny
from rest_framework.views import APIView


class Welcome(LoginRequiredMixin, TemplateView):
    template_name = "welcome.html"


class AccountDetail(generics.RetrieveUpdateAPIView):
    http_method_names = ["get", "patch", "options"]

    def perform_update(self, serializer):
        serializer.save()


@api_view(["POST"])
@permission_classes([AllowAny])
def sign_up(request):
    return None


class Shelves(viewsets.ReadOnlyModelViewSet):
    permission_classes = [AllowAny]


class Books(viewsets.ReadOnlyModelViewSet):
    permission_classes = [AllowAny]


class Photo(APIView):
    def get(self, request, account_id):
        return None

    def post(self, request, account_id):
        return None

    def delete(self, request, account_id):
        return None
