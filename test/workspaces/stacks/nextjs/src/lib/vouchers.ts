import type { NextApiRequest, NextApiResponse } from "next";

export async function vouchers(req: NextApiRequest, res: NextApiResponse) {
  switch (req.method) {
    case "PATCH":
      return res.status(204).end();
    default:
      return res.status(405).end();
  }
}
