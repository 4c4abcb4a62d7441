export const orderId = {
  type: "object",
  properties: { id: { type: "integer", minimum: 1 } },
} as const;

/** Pages go back in time: `before` is the id of the last order of the page before. */
export const orderPage = {
  type: "object",
  properties: {
    limit: { type: "integer", minimum: 1, maximum: 100, default: 50 },
    before: { type: "integer", minimum: 1 },
  },
} as const;

export const newOrder = {
  type: "object",
  required: ["items", "country"],
  additionalProperties: false,
  properties: {
    country: { type: "string", pattern: "^[A-Z]{2}$" },
    coupon: { type: "string", maxLength: 40 },
    items: {
      type: "array",
      minItems: 1,
      maxItems: 50,
      items: {
        type: "object",
        required: ["productId", "quantity"],
        additionalProperties: false,
        properties: {
          productId: { type: "integer", minimum: 1 },
          quantity: { type: "integer", minimum: 1, maximum: 100 },
        },
      },
    },
  },
} as const;
