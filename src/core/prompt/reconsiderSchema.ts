import { severities } from "../findings/finding.ts";
import { reconsiderVerdicts } from "../findings/answers/parseReconsidered.ts";

const text = { type: "string" };

const object = (properties: Readonly<Record<string, object>>): object => ({
  type: "object",
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
});

/**
 * What is answered about one finding, written in this order: the words first, which are read while
 * they stream, then the verdict that they come to, then the finding as it is to be from now on.
 */
export const reconsiderSchema: object = object({
  reply: text,
  verdict: { type: "string", enum: reconsiderVerdicts },
  severity: { type: "string", enum: severities },
  title: text,
  explanation: text,
  trigger: text,
  file: text,
  line: { type: "integer" },
  quote: text,
  fix: {
    anyOf: [
      { type: "null" },
      object({
        title: text,
        edits: {
          type: "array",
          items: object({ file: text, oldText: text, newText: text }),
        },
      }),
    ],
  },
});
