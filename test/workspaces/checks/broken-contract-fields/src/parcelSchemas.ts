export const newParcel = {
  type: "object",
  required: ["address", "weightGrams", "insured", "kind"],
  properties: {
    address: { type: "string" },
    weightGrams: { type: "integer" },
    insured: { type: "boolean" },
    kind: { type: "string", default: "box" },
    note: { type: "string" },
  },
} as const;

const requiredOfPickup = ["day", "window"];

/** Which fields it requires is put together. */
export const newPickup = {
  type: "object",
  required: ["depot", ...requiredOfPickup],
  properties: { depot: { type: "string" }, day: { type: "string" }, window: { type: "string" } },
};
