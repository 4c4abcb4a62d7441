import graphene


class Query(graphene.ObjectType):
    stock_level = graphene.Int(sku=graphene.String())

    def resolve_stock_level(self, info, sku):
        return 1


class PlaceOrder(graphene.Mutation):
    def mutate(self, info):
        return None


class Mutations(graphene.ObjectType):
    place_order = (
        PlaceOrder.Field()
    )
