import type { NextRequest } from "next/server";
import { loadProduct } from "@/lib/products";

export async function GET(request: NextRequest, { params }) {
  const sort = request.nextUrl.searchParams.get("sort");
  return Response.json(await loadProduct(params.id, sort));
}

export const DELETE = withAuth(async () => new Response(null, { status: 204 }));

function withAuth(handler) {
  return handler;
}
