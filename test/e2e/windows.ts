import type { VscodeWindow } from "./start.ts";

/** The windows that are open now, for the picture that a failing test leaves behind. */
export const windows = new Set<VscodeWindow>();
