export const names = { boats: Symbol.for("boats"), ropes: Symbol.for("ropes") };
