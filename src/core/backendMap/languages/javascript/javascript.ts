import type { LanguageReader } from "../../stack.ts";
import { readJavascript } from "./readJavascript.ts";
import { resolveModule } from "../javascriptModules/resolveModule.ts";

export const javascript: LanguageReader = {
  ids: ["javascript", "javascriptreact", "typescript", "typescriptreact"],
  read: readJavascript,
  resolve: resolveModule,
  exportsAll: false,
  constructors: ["constructor"],
};
