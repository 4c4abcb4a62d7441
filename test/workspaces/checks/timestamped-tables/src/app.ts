import express from "express";
import pg from "pg";

const db = new pg.Pool();
const app = express();

app.post("/messages", async (req, res) => {
  await db.query("INSERT INTO messages (member_id, body) VALUES ($1, $2)", [req.body.member, req.body.body]);
  res.status(201).end();
});
app.get("/messages", async (req, res) => {
  const { rows } = await db.query("SELECT id, body FROM messages ORDER BY id");
  res.json(rows);
});

// Silent: every table keeps when a row came to be, so that tells nothing of how many there are.
app.post("/rooms", async (req, res) => {
  await db.query("INSERT INTO rooms (name) VALUES ($1)", [req.body.name]);
  res.status(201).end();
});
app.get("/rooms", async (req, res) => {
  const { rows } = await db.query("SELECT id, name FROM rooms ORDER BY name");
  res.json(rows);
});
app.listen(3000);
