import { categories, severities } from "../findings/finding.ts";

const text = { type: "string" };

type Properties = Readonly<Record<string, object>>;

const object = (properties: Properties, optional: Properties = {}): object => ({
  type: "object",
  properties: { ...properties, ...optional },
  required: Object.keys(properties),
  additionalProperties: false,
});
const list = (items: object): object => ({ type: "array", items });

/**
 * The answer of a review, in the subset that structured output takes. Properties are written in
 * this order, so the reasons stand before the verdicts, and what became of earlier findings is
 * settled before new ones are looked for. `findings` is read while it streams. `candidates` is answered
 * where any are listed; that it is always there keeps the prefix cached.
 */
export const findingSchema: object = object(
  {
    earlier: list(
      object({ finding: { type: "integer" }, reason: text, resolved: { type: "boolean" } }),
    ),
    findings: list(
      object({
        file: text,
        line: { type: "integer" },
        quote: text,
        explanation: text,
        trigger: text,
        category: { type: "string", enum: categories },
        severity: { type: "string", enum: severities },
        title: text,
        evidence: list(object({ file: text, line: { type: "integer" }, quote: text, note: text })),
        fix: {
          anyOf: [
            { type: "null" },
            object({
              title: text,
              edits: list(object({ file: text, oldText: text, newText: text })),
            }),
          ],
        },
      }),
    ),
    examined: text,
  },
  {
    candidates: list(
      object({
        candidate: { type: "integer" },
        reason: text,
        verdict: { type: "string", enum: ["confirmed", "refuted"] },
      }),
    ),
  },
);
