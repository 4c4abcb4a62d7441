import { registerAs } from "@nestjs/config";

export default registerAs("app", () => {
  const port = Number(process.env.PORT);
  return { port, prefix: process.env.API_PREFIX || "api" };
});
