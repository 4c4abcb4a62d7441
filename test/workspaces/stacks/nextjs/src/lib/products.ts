export async function loadProduct(id: string, sort: string | null) {
  const response = await fetch(`/api/products/${id}?sort=${sort}`);
  return response.json();
}

export async function list() {
  return Response.json([]);
}
