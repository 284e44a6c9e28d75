// Judges each request with the library that a consumer would use, and answers with what it understood:
// POST /signed?SECRET with standardwebhooks, POST /event with cloudevents. The first line of output is the port.
import { createServer } from "node:http";
import { HTTP } from "cloudevents";
import { Webhook } from "standardwebhooks";

const server = createServer(async (request, response) => {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Buffer.concat(chunks).toString("utf8");
  const url = new URL(request.url, "http://localhost");
  let understood;
  let status = 200;
  try {
    if (url.pathname === "/signed") {
      understood = new Webhook(decodeURIComponent(url.search.slice(1))).verify(body, request.headers);
    } else {
      const events = [HTTP.toEvent({ headers: request.headers, body })].flat();
      events.forEach((event) => event.validate());
      understood = events.map((event) => event.toJSON());
    }
  } catch (error) {
    status = 400;
    understood = { error: String(error) };
  }
  console.log(JSON.stringify({ status, understood }));
  response.writeHead(status, { "Content-Type": "application/json" });
  response.end();
});
server.listen(0, "127.0.0.1", () => console.log(server.address().port));
// Ends with the test, however that ends.
process.stdin.on("end", () => process.exit(0)).resume();
