import express from "express";
import { allowRole, requireUser } from "./requireStaff";
import { ban, change, greet, invite, lift, remove, welcome } from "./members-of";

const app = express();

app.post("/members/:id/ban", requireUser, allowRole("clerk"), ban);
app.post("/members/:id/lift", requireUser, allowRole("clerk"), lift);
app.put("/members/:id", requireUser, allowRole("clerk"), change);
app.post("/members/:id/invite", requireUser, allowRole("clerk"), invite);
app.delete("/members/:id", requireUser, remove);

// Of another resource two are open: that says nothing of the members.
app.post("/greetings", greet);
app.post("/greetings/:id/seen", welcome);
