import { change, show } from "./catalogueHandlers";

export const showItem = { method: "GET", url: "/items/:id", handler: show };

export const changes = [
  { method: "POST", url: "/", handler: change },
  { method: ["PUT", "PATCH"], url: "/:id", handler: change },
];
