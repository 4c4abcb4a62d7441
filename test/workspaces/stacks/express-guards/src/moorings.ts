import { Router } from "express";

export const moorings = Router();

const pictures = new Map([
  ["/moorings/north.png", "north.png"],
  ["/moorings/south.png", "south.png"],
]);

for (const [url, file] of pictures) {
  const send = (request, response) => response.sendFile(file);
  moorings.get(url, send);
}
