import { Arg, Mutation, Query, Resolver } from "type-graphql";

@Resolver()
export class CargoResolver {
  @Query(() => [String], { description: "All of it" })
  async cargo() {
    return [];
  }

  @Mutation(() => Boolean, { name: "unloadCargo" })
  async unload(@Arg("id") id: string) {
    return id !== "";
  }
}
