import { factory } from "./factory";

export const listBooks = factory.createHandlers((c) => c.json([]));
