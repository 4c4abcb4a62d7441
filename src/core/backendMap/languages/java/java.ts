import type { LanguageReader } from "../../reading/stack.ts";
import { resolve, visible } from "../jvm/packages.ts";
import { readJava } from "./readJava.ts";

export const java: LanguageReader = {
  ids: ["java"],
  read: readJava,
  resolve,
  visible,
  exportsAll: true,
  inheritsNames: true,
  constructors: [],
};
