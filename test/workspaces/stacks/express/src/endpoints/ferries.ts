import { define } from "./define";
import { addOptions } from "./options";

export const listFerries = define({ method: "get", path: "/ferries", stage: "trial" })(async () => []);

export const addFerry = define(addOptions)(async ({ body }) => body);

export const ferries = [listFerries, addFerry];
