export async function addFerry(event: unknown): Promise<void> {
  console.log(event);
}
