import type { NextApiRequest, NextApiResponse } from "next";

export const longest = 30;

export default async function returns(req: NextApiRequest, res: NextApiResponse) {
  if (req.method === "POST") return res.status(201).json({ days: longest });
  if (req.method === "GET") return res.json([]);
  return res.status(405).end();
}
