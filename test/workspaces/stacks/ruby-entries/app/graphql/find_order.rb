module Resolvers
  class FindOrder < BaseResolver
    def resolve(id:)
      Order.find(id)
    end
  end
end
