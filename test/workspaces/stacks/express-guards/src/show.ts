import type { Application } from "express";

export const route = (app: Application): unknown => app.settings;
export const show = (what: unknown): void => console.log(what);
