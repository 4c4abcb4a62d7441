import { Router } from "express";
import { requireUser } from "../middleware/requireUser";

/** Nothing mounts it. */
export const harbours = Router();

harbours
  .route("/harbours/:id")
  .options((request, response) => response.sendStatus(204))
  .all(requireUser)
  .all((request, response, next) => next())
  .get((request, response) => response.json({}))
  .all((request, response) => response.sendStatus(405));
