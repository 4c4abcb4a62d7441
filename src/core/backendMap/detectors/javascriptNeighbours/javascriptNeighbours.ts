import type { Stack } from "../../reading/stack.ts";
import { environment } from "./environment.ts";
import { http } from "./http.ts";
import { messaging } from "./messaging.ts";

/** What code of JavaScript and TypeScript talks to. */
export const javascriptNeighbours: readonly Stack[] = [http, messaging, environment];
