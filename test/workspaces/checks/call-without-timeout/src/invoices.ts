import { Router } from "express";

export const invoices = Router();

invoices.get("/:id/rate", async (req, res) => {
  const answer = await fetch("https://rates.example/v1/today");
  res.json(await answer.json());
});

// Silent: a signal, and a call that no request makes.
invoices.get("/:id/tax", async (req, res) => {
  const answer = await fetch("https://tax.example/v1/rate", { signal: AbortSignal.timeout(2_000) });
  res.json(await answer.json());
});

// Silent: nobody waits for it.
invoices.post("/:id/seen", (req, res) => {
  fetch("https://counting.example/v1/seen", { method: "POST" }).catch((error) => console.error(error));
  res.status(204).end();
});
invoices.get("/:id/name", (req, res) => {
  fetch("https://names.example/v1/name").then((answer) => answer.json()).then((name) => res.json(name));
});
