export function authenticate(request: unknown, response: unknown, next: () => void) {
  next();
}
