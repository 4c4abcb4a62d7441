import express from "express";
import { requireStaff } from "./guards";
import { add, list, one, remove } from "./shelf";

const app = express();

// Silent: reads are open where writes are not.
app.get("/shelves/:id", one);
app.post("/shelves", requireStaff, add);
app.put("/shelves/:id", requireStaff, list);
app.delete("/shelves/:id", requireStaff, remove);
