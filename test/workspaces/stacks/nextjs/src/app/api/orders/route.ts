import { served } from "serving/next";
import { guarded } from "@/lib/auth";

export const GET = guarded({
  handler: async () => {
    return Response.json([]);
  },
});

export const POST = guarded(async () => {
  return new Response(null, { status: 201 });
});

export const { PUT } = served(async () => {});
