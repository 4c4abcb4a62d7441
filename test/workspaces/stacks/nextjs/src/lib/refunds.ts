import type { NextApiRequest, NextApiResponse } from "next";

export async function payBack(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "PUT") return res.status(405).end();
  return res.status(204).end();
}

export async function listRefunds(_req: NextApiRequest, res: NextApiResponse) {
  return res.json([]);
}
