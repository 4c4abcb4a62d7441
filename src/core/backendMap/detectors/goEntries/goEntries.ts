import type { Stack } from "../../reading/stack.ts";
import { goGrpc } from "./goGrpc.ts";
import { goMessages } from "./goMessages.ts";
import { goSchedules } from "./goSchedules.ts";

/** What starts code of Go without a path. */
export const goEntries: readonly Stack[] = [goGrpc, goMessages, goSchedules];
