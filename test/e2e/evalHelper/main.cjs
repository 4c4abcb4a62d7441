// Runs the body of a function that a test sends in the extension host: on loopback only, with a
// token of this run. It is copied into the extensions folder of a test and never packaged.
const http = require("node:http");
const vscode = require("vscode");

exports.activate = () => {
  const server = http.createServer(async (request, response) => {
    if (request.headers.authorization !== process.env.EVAL_TOKEN) {
      response.writeHead(403).end();
      return;
    }
    let body = "";
    for await (const chunk of request) body += chunk;
    try {
      const value = await new Function("vscode", body)(vscode);
      response.end(JSON.stringify({ value: value ?? null }));
    } catch (error) {
      response.end(JSON.stringify({ error: String(error?.stack ?? error) }));
    }
  });
  // The host before a reload keeps the port while it ends; a second window's host waits for it.
  server.on("error", () => setTimeout(listen, 100));
  const listen = () => server.listen(Number(process.env.EVAL_PORT), "127.0.0.1");
  listen();
};
