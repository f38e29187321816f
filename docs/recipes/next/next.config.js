/** Files of the bundle: a name with the SHA-256 of its content is that content for ever. */
const ofTheBundle = (source, cache) => ({
  source,
  headers: [
    { key: "Access-Control-Allow-Origin", value: "*" },
    { key: "Cache-Control", value: cache },
    { key: "Cross-Origin-Resource-Policy", value: "cross-origin" },
    { key: "X-Content-Type-Options", value: "nosniff" },
  ],
});

export default {
  // The folder that holds everything, packages that are linked from elsewhere included.
  turbopack: { root: process.env.BUILD_ROOT },
  headers: () => [
    ofTheBundle("/widget/embed.js", "public, max-age=300"),
    ofTheBundle("/widget/:name(.*-[0-9a-f]{64}\\.[a-z]+)", "public, max-age=31536000, immutable"),
  ],
};
