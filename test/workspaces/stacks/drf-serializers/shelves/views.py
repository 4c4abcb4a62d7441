from rest_framework.response import Response
from rest_framework.views import APIView

from .serializers import BookSerializer, ShelfSerializer


class Books(APIView):
    def get(self, request):
        return Response([])

    def post(self, request):
        serializer = BookSerializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        return Response(serializer.validated_data)


class Shelf(APIView):
    def put(self, request, pk):
        serializer = ShelfSerializer(data=request.data)
        if not serializer.is_valid():
            return Response(serializer.errors, status=400)
        return Response(serializer.validated_data)

    # Silent: a part of one.
    def patch(self, request, pk):
        serializer = ShelfSerializer(data=request.data, partial=True)
        serializer.is_valid(raise_exception=True)
        return Response(serializer.validated_data)
