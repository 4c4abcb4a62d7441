import express, { Router } from "express";
import { answer, verbOf } from "./curried";

const app = express();
const tugs = Router();
app.use("/tugs", tugs);

const listTugs = (request, response) => response.json([]);
const addTug = (request, response) => response.sendStatus(201);
const moveTug = (request, response) => response.sendStatus(204);

answer(app)("/all-tugs", listTugs);
const post = verbOf(tugs, "post");
post("/", addTug);
verbOf(tugs, "put")("/:id", moveTug);
