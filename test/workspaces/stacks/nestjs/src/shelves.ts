export const shelves = 7;
export const isDev = process.env.NODE_ENV === "development";
