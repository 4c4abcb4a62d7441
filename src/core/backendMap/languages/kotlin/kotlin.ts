import type { LanguageReader } from "../../reading/stack.ts";
import { resolve, visible } from "../jvm/packages.ts";
import { prepared } from "./prepared.ts";
import { readKotlin } from "./readKotlin.ts";

export const kotlin: LanguageReader = {
  ids: ["kotlin"],
  read: readKotlin,
  prepared,
  resolve,
  visible,
  exportsAll: true,
  inheritsNames: true,
  constructors: [],
};
