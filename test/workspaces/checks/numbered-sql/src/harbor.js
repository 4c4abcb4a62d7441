const express = require("express");
const { pool } = require("./pool");

const app = express();

// Silent: a later file adds the column, the rows' own table has it, and the database's name stands before a table.
app.get("/berths", async (req, res) => {
  res.json(await pool.query("SELECT id, length, depth, width, newest_line FROM berths WHERE length > ? LIMIT 50", [req.query.length]));
});
app.post("/visits", async (req, res) => {
  await pool.query(
    `INSERT INTO visits (ship_id, berth_id, last_line) SELECT ?, id, newest_line FROM berths WHERE length > ?
     ON DUPLICATE KEY UPDATE last_line = newest_line`,
    [req.body.ship, req.body.length],
  );
  res.status(204).end();
});
app.get("/piers", async (req, res) => {
  res.json(await pool.query("SELECT id, name FROM harbor.piers WHERE name = ? LIMIT 50", [req.query.name]));
});

// Silent: what stands in the text that this becomes a part of gives the name.
const arrivals = "SELECT b.id, n.name FROM berths b JOIN newcomers n ON n.berth_id = b.id";
exports.arrivals = (where) => `WITH newcomers AS (SELECT 1 AS berth_id, 'x' AS name) ${arrivals} ${where}`;

app.get("/cranes", async (req, res) => {
  res.json(await pool.query("SELECT id FROM cranes WHERE pier_id = ? LIMIT 50", [req.query.pier]));
});
app.listen(3000);
