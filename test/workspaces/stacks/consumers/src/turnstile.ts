export interface Turnstile {
  take(kind: string, let_through: () => number): void;
}
