/** Why the service rejects a request: becomes the status and the error body of the answer. */
export class ApiProblem extends Error {
  override readonly name = "ApiProblem";
  readonly status: number;
  readonly type: string;

  constructor(status: number, type: string, message: string) {
    super(message);
    this.status = status;
    this.type = type;
  }
}

/** Throws what the service answers to a request that breaks its rules. */
export function reject(message: string): never {
  throw new ApiProblem(400, "invalid_request_error", message);
}

export function errorBody(type: string, message: string, requestId: string | null): string {
  return JSON.stringify({ type: "error", error: { type, message }, request_id: requestId });
}
