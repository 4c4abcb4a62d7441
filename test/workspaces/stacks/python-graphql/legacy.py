import graphene


class Query(graphene.ObjectType):
    stock_level = graphene.Int(sku=graphene.String())

    def resolve_stock_level(self, info, sku):
        return 1
