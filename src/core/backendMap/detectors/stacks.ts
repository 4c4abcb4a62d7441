import type { LanguageReader, PlainReader, Stack } from "../stack.ts";
import { sqlFile } from "./sql/sqlFile.ts";
import { express } from "./javascript/express.ts";
import { javascript } from "../languages/javascript/javascript.ts";
import { packageJson } from "../languages/javascriptModules/packageJson.ts";
import { tsconfig } from "../languages/javascriptModules/tsconfig.ts";

/** Every language that files are read in. */
export const languages: readonly LanguageReader[] = [javascript];

/** Every stack, each a file of a language's folder. */
export const stacks: readonly Stack[] = [express];

/** Readers of files that need no grammar, each a file. */
export const plainReaders: readonly PlainReader[] = [packageJson, tsconfig, sqlFile];
