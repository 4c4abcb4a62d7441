/** Whether a request is a challenge, by the schema that it asks for. */
export function asksForVerdicts(body: unknown): boolean {
  return JSON.stringify(body).includes('"verdicts":{"type":"array"');
}
