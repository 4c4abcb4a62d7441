import type { Reading } from "../../reading/stack.ts";
import { migrationPlace } from "../sql/migrationFile.ts";

/** `exports.up = …`, `export async function up(…)`, `up: async (…) => …`. */
const goesUp = /(?:^|[\s.])up\s*[:=(]/m;

/**
 * Whether a file is a migration: its queries ran once, over the tables as they were then, and say
 * nothing of what the server asks for.
 */
export const isMigration = ({ path, text }: Reading): boolean =>
  migrationPlace(path, "") !== undefined && goesUp.test(text);
