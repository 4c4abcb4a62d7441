import { GraphQLObjectType } from "graphql";
import SchemaBuilder from "@pothos/core";
import { extendType } from "nexus";
import { findParcel } from "./parcels.mts";

export const query = new GraphQLObjectType({
  name: "Query",
  fields: () => ({
    parcel: { type: Parcel, resolve: findParcel },
  }),
});

const builder = new SchemaBuilder({});
builder.queryField("depots", (t) => t.field({ resolve: () => [] }));
builder.mutationFields((t) => ({
  openDepot: t.field({ resolve: () => true }),
}));

export const trucks = extendType({
  type: "Query",
  definition(t) {
    t.list.field("trucks", { type: "Truck", resolve: () => [] });
  },
});
