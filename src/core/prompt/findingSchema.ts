import { categories, severities } from "../findings/finding.ts";

const text = { type: "string" };

const object = (properties: Readonly<Record<string, object>>): object => ({
  type: "object",
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
});
const list = (items: object): object => ({ type: "array", items });

/**
 * The answer of a review, in the subset that structured output takes. Properties are written in
 * this order, so the reasons stand before the verdicts, and what became of earlier findings is
 * settled before new ones are looked for. `findings` is read while it streams.
 */
export const findingSchema: object = object({
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
});
