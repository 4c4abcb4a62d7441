import { Accounts, Entries } from "./ledgerControllers.ts";

export const ledger = [
  { verb: "get", at: "/ledger/accounts", controller: Accounts, action: "all" },
  { verb: "get", at: "/ledger/accounts/:id", controller: Accounts, action: "one" },
  { verb: "post", at: "/ledger/entries", controller: Entries, action: "book" },
] as const;
