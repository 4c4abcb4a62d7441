import strawberry


@strawberry.type
class Query:
    @strawberry.field
    def open_orders(self) -> list[int]:
        return []

    def not_a_field(self):
        return None


@strawberry.type
class Mutation:
    @strawberry.mutation(description="Places an order")
    async def place_order(self, total: int) -> int:
        return total
