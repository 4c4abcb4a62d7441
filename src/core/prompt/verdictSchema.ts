import { severities } from "../findings/finding.ts";

/** The answer of a challenge; the reason stands before the verdict, so that it comes first. */
export const verdictSchema: object = {
  type: "object",
  properties: {
    verdicts: {
      type: "array",
      items: {
        type: "object",
        properties: {
          finding: { type: "integer" },
          reason: { type: "string" },
          verdict: { type: "string", enum: ["confirmed", "lowered", "refuted"] },
          severity: { type: "string", enum: severities },
        },
        required: ["finding", "reason", "verdict", "severity"],
        additionalProperties: false,
      },
    },
  },
  required: ["verdicts"],
  additionalProperties: false,
};
