import { db } from "./db.ts";

// Silent: what alters a table itself asks for what is there before.
export async function moveAddresses() {
  await db.query("ALTER TABLE depots ADD COLUMN postal_address text");
  await db.query("UPDATE depots SET postal_address = street_address WHERE street_address IS NOT NULL");
  await db.query("ALTER TABLE depots DROP COLUMN street_address");
}
