export function findParcel() {
  return { id: 1 };
}
