from django.http import JsonResponse
from django.views.decorators.http import require_POST

from shop.models import Line, Order


@require_POST
def order(request):
    made = Order.objects.create(user_id=request.user.pk)
    Line.objects.create(order=made)
    return JsonResponse({})
