// The host's nine routes in Express, in a partner's own server.
//
//   npm install && CR_PARTNER_ID=your-partner-id CR_DIST=../../../dist npm start

import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import express from "express";

const { CR_DIST, CR_PARTNER_ID = "", CR_TRUST_PROXY } = process.env;
const UPSTREAM = process.env.CR_UPSTREAM ?? "https://api.cryptorefills.com";
const LISTEN = process.env.CR_LISTEN ?? "127.0.0.1:8081";

/** How long an answer may take; a stream may last. */
const ANSWER_MS = 25_000;

const app = express();
app.disable("x-powered-by");
// Behind a proxy of yours: its address, so that X-Forwarded-For is the shopper's. See Express, "trust proxy".
if (CR_TRUST_PROXY) app.set("trust proxy", CR_TRUST_PROXY);

const api = express.Router({ caseSensitive: true, strict: true });

// Another site's page neither asks nor sends in the partner's name.
api.use((request, response, next) => {
  const site = request.get("sec-fetch-site");
  if (site === "cross-site" || site === "same-site") refuse(response, 403, "Forbidden", "ORIGIN_NOT_ALLOWED");
  else next();
});

const get = (path, ...handlers) => api.route(path).get(...handlers).all(otherwise("GET"));
const post = (path, upstream) => api.route(path).post(body, forward(upstream)).all(otherwise("POST"));
const body = express.raw({ type: "application/json", limit: "64kb", inflate: false });
const country = named("country", /^[A-Za-z]{2}$/);
const order = named("id", /^[A-Za-z0-9_-]{1,64}$/);

get("/payment_vias", forward(() => "/v3/payment_vias"));
get("/brands", forward(() => "/v2/brands"));
get("/homepage", forward(() => "/v2/homepage"));
get("/products/country/:country", country, forward((it) => `/v5/products/country/${it.country}`));
get("/products/price", forward(() => "/v4/products/price"));
post("/orders/validations", () => "/v5/orders/validations");
post("/orders", () => "/v5/orders");
get("/orders/:id", order, forward((it) => `/v5/orders/${it.id}`));
get("/orders/:id/subscribe", order, forward((it) => `/v5/orders/${it.id}/subscribe`));
// Anything else is never sent on.
api.use((request, response) => refuse(response, 404, "Not Found", "NOT_FOUND"));
api.use((error, request, response, next) => {
  if (response.headersSent) return next(error);
  if (error.type === "entity.too.large") refuse(response, 413, "Payload Too Large", "REQUEST_TOO_LARGE");
  else refuse(response, error.status ?? 500, "Bad Request", "INVALID_BODY");
});

app.use("/api", api);
if (CR_DIST) {
  app.use("/widget", express.static(CR_DIST, { index: false, redirect: false, setHeaders: describe }));
}

const [hostname, port] = LISTEN.split(/:(?=\d+$)/);
const server = app.listen(Number(port), hostname, () => console.log(`http://${hostname}:${server.address().port}`));

/** Forwards a request to the path that `path` makes of its parameters, and hands on the answer as it comes. */
function forward(path) {
  return async (request, response) => {
    const streams = request.path.endsWith("/subscribe");
    const creates = request.method === "POST" && request.path === "/orders";
    const gone = new AbortController();
    // An order that was sent is seen through, whoever leaves.
    if (!creates) response.on("close", () => gone.abort());
    const late = streams ? undefined : setTimeout(() => gone.abort(new Error("late")), ANSWER_MS);
    const query = streams || !request.url.includes("?") ? "" : request.url.slice(request.url.indexOf("?"));
    // Nothing else of the browser's goes up: no cookie, no Authorization, no Idempotency-Key.
    const headers = {
      "content-type": "application/json",
      "x-cr-application": CR_PARTNER_ID,
      "x-cr-version": "express",
      "x-forwarded-for": request.ip,
      "user-agent": request.get("user-agent") ?? "",
      ...(streams && { accept: "text/event-stream", "accept-encoding": "identity" }),
    };
    try {
      const answer = await fetch(UPSTREAM + path(request.params) + query, {
        method: request.method,
        headers,
        body: request.method === "POST" ? request.body : undefined,
        redirect: "manual",
        signal: gone.signal,
      });
      if (answer.status >= 300 && answer.status < 400) {
        return refuse(response, 502, "Bad Gateway", "UPSTREAM_REDIRECTED");
      }
      const kind = answer.headers.get("content-type") ?? "application/json";
      if (streams && answer.ok && !kind.startsWith("text/event-stream")) {
        return refuse(response, 502, "Bad Gateway", "UPSTREAM_NOT_A_STREAM");
      }
      response.status(answer.status).set({
        ...SAFE,
        "content-type": kind,
        "cache-control": streams && answer.ok ? "no-cache, no-transform" : "no-store",
        ...(streams && { "x-accel-buffering": "no" }),
      });
      const after = answer.headers.get("retry-after");
      if (after) response.set("retry-after", after);
      // The browser learns at once that the stream is open.
      response.flushHeaders();
      if (answer.body) await pipeline(Readable.fromWeb(answer.body), response);
      else response.end();
    } catch {
      if (response.headersSent) response.destroy();
      else if (creates) refuse(response, 502, "Bad Gateway", "OUTCOME_UNKNOWN");
      else refuse(response, 502, "Bad Gateway", "UPSTREAM_UNREACHABLE");
    } finally {
      clearTimeout(late);
    }
  };
}

/** Refuses a parameter of another form, before it becomes a part of an address. */
function named(name, form) {
  return (request, response, next) => {
    if (form.test(request.params[name])) next();
    else refuse(response, 400, "Bad Request", name === "id" ? "INVALID_ORDER_ID" : "INVALID_COUNTRY_CODE");
  };
}

/** Refuses any other method than a route's own. */
function otherwise(method) {
  return (request, response) => refuse(response.set("allow", method), 405, "Method Not Allowed", "METHOD_NOT_ALLOWED");
}

/** Refuses in the upstream's shape. */
function refuse(response, status, title, detail) {
  response.status(status).set({ ...SAFE, "cache-control": "no-store" }).json({ status, title, detail });
}

/** What keeps an answer from being anything but an answer. */
const SAFE = {
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
  "cross-origin-resource-policy": "same-origin",
  "x-content-type-options": "nosniff",
};

/** The headers of a file: a name with the SHA-256 of its content is that content for ever. */
function describe(response, path) {
  const forever = /-[0-9a-f]{64}\.[a-z]+$/.test(path);
  response.set({
    "access-control-allow-origin": "*",
    "cache-control": forever ? "public, max-age=31536000, immutable" : "public, max-age=300",
    "cross-origin-resource-policy": "cross-origin",
    "x-content-type-options": "nosniff",
  });
}
