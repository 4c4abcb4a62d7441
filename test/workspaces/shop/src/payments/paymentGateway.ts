export interface PaymentGateway {
  /** Gives the money of one order back. Rejects when the provider does not take the refund. */
  refund(reference: string, amountCents: number): Promise<void>;
}

export function paymentGateway(baseUrl: string): PaymentGateway {
  return {
    refund: async (reference, amountCents) => {
      const response = await fetch(new URL("/v1/refunds", baseUrl), {
        method: "POST",
        // The provider takes a key once, so asking again after a failure is safe.
        headers: { "content-type": "application/json", "idempotency-key": `refund-${reference}` },
        body: JSON.stringify({ reference, amountCents }),
      });
      if (!response.ok) {
        throw new Error(`The payment provider answered ${response.status} to a refund.`);
      }
    },
  };
}
