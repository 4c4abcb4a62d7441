const { pubsub } = require("./pubsub");

const typeDefs = gql`
  ${shared}
  extend type Query {
    carriers: [String!]!
  }
  type Subscription {
    orderPlaced: Order
  }
`;

const resolvers = {
  Query: { carriers: () => ["post"] },
  Subscription: {
    orderPlaced: {
      subscribe: () => pubsub.asyncIterator("orders"),
      resolve: (order) => order,
    },
  },
};

module.exports = { typeDefs, resolvers };
