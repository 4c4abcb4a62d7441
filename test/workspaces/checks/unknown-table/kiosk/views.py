from kiosk.models import Magazine


def counted(title):
    return Magazine.objects.filter(title=title).count()


def one(pk):
    return Magazine.objects.get(pk=pk)


def is_there(title):
    return Magazine.objects.filter(title=title).exists()


def add(title):
    return Magazine.objects.create(title=title)
