module Types
  class QueryType < Types::BaseObject
    field :open_orders, [Types::OrderType], null: false
    field :order, resolver: Resolvers::FindOrder
    field :name, String, null: false

    def open_orders
      Order.open
    end
  end
end
