import { z } from "zod";
import { remote } from "elsewhere";

const line = { sku: z.string().min(1) };

export const newOrder = z
  .object({
    ...line,
    amount: z.number().int(),
    note: z.string().optional(),
    address: z.string().default("depot"),
    tags: z.any(),
  })
  .strict();

export const changedOrder = newOrder.partial().extend({ amount: z.coerce.number() });

/** What is spread into it is not known. */
export const draft = z.object({ ...remote, amount: z.number() });

export const listQuery = z.object({
  query: z.object({ status: z.enum(["open", "shut"]), page: z.coerce.number().optional() }),
});
