import { Router } from "express";
import { readToken } from "./readToken";

/** A router of middleware alone, which answers nothing. */
export const signedIn = Router().use(readToken("header"), (request, response, next) => next());
