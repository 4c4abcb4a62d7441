export const names = { ropes: Symbol.for("ropes") };
