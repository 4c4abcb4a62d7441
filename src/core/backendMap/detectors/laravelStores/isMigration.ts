import type { SourceFile } from "../../reading/stack.ts";

/** A class of Laravel's migrations, named or not. */
export function isMigration({ text }: Pick<SourceFile, "text">): boolean {
  return /\bextends\s+\\?(?:\w+\\)*\w*Migration\b/.test(text);
}
