// The host's nine routes as a route handler of Next.js.

const UPSTREAM = process.env.CR_UPSTREAM ?? "https://api.cryptorefills.com";
const PARTNER = process.env.CR_PARTNER_ID ?? "";

/** How long an answer may take; a stream may last. */
const ANSWER_MS = 25_000;

/** The longest body, in bytes. */
const LONGEST = 65_536;

const ROUTES = [
  ["GET", /^(payment_vias)$/, "v3"],
  ["GET", /^(brands|homepage)$/, "v2"],
  ["GET", /^(products\/country\/[A-Za-z]{2})$/, "v5"],
  ["GET", /^(products\/price)$/, "v4"],
  ["POST", /^(orders\/validations|orders)$/, "v5"],
  ["GET", /^(orders\/(?!validations$)[A-Za-z0-9_-]{1,64}(?:\/subscribe)?)$/, "v5"],
];

// Nothing of it is the same for everybody, and streams need a server that stays.
export const dynamic = "force-dynamic";
export const runtime = "nodejs";

export const GET = answer;
export const POST = answer;

async function answer(request, { params }) {
  // Another site's page neither asks nor sends in the partner's name.
  const site = request.headers.get("sec-fetch-site");
  if (site === "cross-site" || site === "same-site") return refusal(403, "Forbidden", "ORIGIN_NOT_ALLOWED");
  const path = (await params).path.join("/");
  const found = ROUTES.filter(([, form]) => form.test(path));
  // Anything else is never sent on.
  if (found.length === 0) return refusal(404, "Not Found", "NOT_FOUND");
  const route = found.find(([method]) => method === request.method);
  if (!route) return refusal(405, "Method Not Allowed", "METHOD_NOT_ALLOWED");
  const streams = path.endsWith("/subscribe");
  const creates = request.method === "POST" && path === "orders";
  let body;
  if (request.method === "POST") {
    body = await request.arrayBuffer();
    if (body.byteLength > LONGEST) return refusal(413, "Payload Too Large", "REQUEST_TOO_LARGE");
  }
  // A stream ends with its browser; an order that was sent is seen through, whoever leaves.
  const late = streams ? request.signal : AbortSignal.timeout(ANSWER_MS);
  const search = streams ? "" : new URL(request.url).search;
  let upstream;
  try {
    upstream = await fetch(`${UPSTREAM}/${route[2]}/${path}${search}`, {
      method: request.method,
      headers: identity(request, streams),
      body,
      cache: "no-store",
      redirect: "manual",
      signal: late,
    });
  } catch {
    return refusal(502, "Bad Gateway", creates ? "OUTCOME_UNKNOWN" : "UPSTREAM_UNREACHABLE");
  }
  if (upstream.status >= 300 && upstream.status < 400) return refusal(502, "Bad Gateway", "UPSTREAM_REDIRECTED");
  const kind = upstream.headers.get("content-type") ?? "application/json";
  if (streams && upstream.ok && !kind.startsWith("text/event-stream")) {
    return refusal(502, "Bad Gateway", "UPSTREAM_NOT_A_STREAM");
  }
  const headers = { ...SAFE, "content-type": kind };
  const after = upstream.headers.get("retry-after");
  if (after) headers["retry-after"] = after;
  if (streams && upstream.ok) {
    // `no-transform` also keeps Next.js from compressing it, which would hold events back.
    headers["cache-control"] = "no-cache, no-transform";
    headers["x-accel-buffering"] = "no";
  }
  return new Response(upstream.body, { status: upstream.status, headers });
}

/** What goes up, and nothing else of the browser's: no cookie, no Authorization, no Idempotency-Key. */
function identity(request, streams) {
  return {
    "content-type": "application/json",
    "x-cr-application": PARTNER,
    "x-cr-version": "next",
    "x-forwarded-for": shopper(request),
    "user-agent": request.headers.get("user-agent") ?? "",
    ...(streams && { accept: "text/event-stream", "accept-encoding": "identity" }),
  };
}

/**
 * The shopper's address. Next.js tells it by X-Forwarded-For alone, and believes what the browser claims there: whatever
 * stands before it must overwrite the header, as hosters of Next.js do, and the recipe for nginx.
 */
function shopper(request) {
  return (request.headers.get("x-forwarded-for") ?? "").split(",")[0].trim().replace(/^::ffff:/, "");
}

function refusal(status, title, detail) {
  return Response.json({ status, title, detail }, { status, headers: SAFE });
}

/** What keeps an answer from being anything but an answer. */
const SAFE = {
  "cache-control": "no-store",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
  "cross-origin-resource-policy": "same-origin",
  "x-content-type-options": "nosniff",
};
