import type { Reading } from "../../reading/stack.ts";
import type { ClassModel } from "./classModel.ts";
import { javaClasses } from "./javaClasses.ts";
import { kotlinClasses } from "./kotlinClasses.ts";

const known = new WeakMap<Reading, readonly ClassModel[]>();

/** The classes of a file of Java or Kotlin. */
export function jvmClasses(file: Reading): readonly ClassModel[] {
  const before = known.get(file);
  if (before !== undefined) return before;
  const classes = file.languageId === "kotlin" ? kotlinClasses(file) : javaClasses(file);
  known.set(file, classes);
  return classes;
}
