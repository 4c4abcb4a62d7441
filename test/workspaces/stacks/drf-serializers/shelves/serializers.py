from rest_framework import serializers

from .models import Shelf


class BookSerializer(serializers.Serializer):
    id = serializers.IntegerField(read_only=True)
    title = serializers.CharField()
    shelf = serializers.CharField(max_length=10)
    note = serializers.CharField(required=False)
    copies = serializers.IntegerField(default=1)
    label = serializers.SerializerMethodField()


class ShelfSerializer(serializers.ModelSerializer):
    floor = serializers.IntegerField()

    class Meta:
        model = Shelf
        fields = ["name", "floor"]
