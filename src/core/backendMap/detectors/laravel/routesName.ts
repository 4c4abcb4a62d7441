/** What the routes of a file are bound to; no name of PHP's can be this. */
export const routesName = "routes of the file";
