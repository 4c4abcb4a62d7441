/** Things that backends keep. */
const things = [
  "order",
  "customer",
  "invoice",
  "product",
  "payment",
  "shipment",
  "coupon",
  "review",
  "account",
  "session",
  "message",
  "device",
  "booking",
  "ticket",
  "supplier",
  "contract",
] as const;

/** The names of the entities of one service. */
export function entitiesOf(service: string): readonly string[] {
  const shift = service.length + Number(/\d+/.exec(service)?.[0] ?? 0);
  return Array.from({ length: 12 }, (_, at) => things[(at + shift) % things.length] ?? "order");
}

/** "order" as "Order". */
export function title(name: string): string {
  return name.slice(0, 1).toUpperCase() + name.slice(1);
}

/** `count` texts, one after the other. */
export function times(count: number, text: (at: number) => string): string {
  return Array.from({ length: count }, (_, at) => text(at)).join("\n");
}
