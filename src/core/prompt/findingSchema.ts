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
 * this order, so the reasons stand before the verdicts; `findings` is first, because it is read
 * while it streams.
 */
export const findingSchema: object = object({
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
