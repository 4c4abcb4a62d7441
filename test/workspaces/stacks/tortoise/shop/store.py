from .models import Book, Shelf


class Store:
    def __init__(self, model):
        self.model = model


class BookStore(Store):
    def __init__(self):
        super().__init__(Book)

    async def by_isbn(self, isbn):
        return await self.model.get_or_none(isbn=isbn)


async def high(limit):
    found = Shelf.filter(height__gt=10).order_by("-height")
    return await found.limit(limit)


async def place(code, isbn):
    shelf = await Shelf.create(code=code, height=1)
    book = await Book.get(isbn=isbn).prefetch_related("tags")
    book.shelf = shelf
    await book.save()
    return await shelf.books.all()


async def on(code):
    return await Book.filter(shelf__code=code).count()


def plan(code):
    return Shelf.get(code)
