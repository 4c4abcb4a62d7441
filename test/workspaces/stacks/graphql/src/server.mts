import { ApolloServer } from "@apollo/server";
import { Query, ShopMutations } from "./orders.mts";

const stockQuery = { stock: () => ({}), type: () => "shop" };

export const server = new ApolloServer({
  typeDefs,
  resolvers: {
    Query: { ...Query, ...stockQuery },
    Mutation: ShopMutations,
    StockQuery: {
      async level(_: unknown, { sku }: { sku: string }) {
        return sku.length;
      },
    },
  },
});

/** What a client keeps of the schema's types answers nobody. */
export const cache = { typePolicies: { Query: { fields: { orders: {} } } } };
