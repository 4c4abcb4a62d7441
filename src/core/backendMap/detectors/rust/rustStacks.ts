import type { Stack } from "../../reading/stack.ts";
import { actix } from "./actix.ts";
import { axum } from "./axum.ts";
import { serdeStructs } from "../inputs/serdeStructs.ts";
import { rustSchedules } from "./rustSchedules.ts";
import { tonic } from "./tonic.ts";

/** What is read from Rust. */
export const rustStacks: readonly Stack[] = [axum, actix, tonic, rustSchedules, serdeStructs];
