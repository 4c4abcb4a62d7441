import type { LanguageReader, Stack } from "../stack.ts";
import { express } from "./javascript/express.ts";
import { javascript } from "./javascript/javascript.ts";

/** Every language that files are read in. */
export const languages: readonly LanguageReader[] = [javascript];

/** Every stack, each a file of a language's folder. */
export const stacks: readonly Stack[] = [express];
