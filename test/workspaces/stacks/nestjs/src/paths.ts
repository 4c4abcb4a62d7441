export const CATS = { root: "cats" } as const;
