import express from "express";
import { z } from "zod";
import { listBooks, listByDirection, listListed, listOwn } from "./books.ts";

const app = express();
const listing = z.object({ direction: z.enum(["asc", "desc"]) });

app.get("/books", async (req, res) => {
  const { sort, limit } = req.query;
  const page = { sort, limit };
  res.json(await listBooks(page));
});
app.get("/books/listed", async (req, res) => {
  res.json(await listListed(req.query.order));
});
app.get("/books/directed", async (req, res) => {
  const { direction } = listing.parse(req.query);
  res.json(await listByDirection(direction));
});
app.get("/shelves/:shelf", async (req, res) => {
  res.json(await listOwn("shelf", req.params.shelf));
});
app.listen(3000);
