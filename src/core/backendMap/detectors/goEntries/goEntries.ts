import type { Stack } from "../../reading/stack.ts";
import { goBinding } from "../inputs/goBinding.ts";
import { goGraphql } from "./goGraphql.ts";
import { goGrpc } from "./goGrpc.ts";
import { goMessages } from "./goMessages.ts";
import { goSchedules } from "./goSchedules.ts";

/** What starts code of Go without a path. */
export const goEntries: readonly Stack[] = [goGrpc, goGraphql, goMessages, goSchedules, goBinding];
