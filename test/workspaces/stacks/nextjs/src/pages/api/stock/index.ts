import { answered } from "../../../lib/answered";

export default async function handler(req, res) {
  await answered(req, res, {
    GET: listed,
    DELETE: emptied,
  });
}

const listed = async (req, res) => res.json(await fetch("/stock", { method: "POST" }));
const emptied = async (req, res) => res.status(204).end();
