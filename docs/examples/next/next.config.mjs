// Pages are rendered on the server and come to life in the browser. Where they are served, and by which name they are
// built, is for the environment to say.
export default {
  output: "export",
  trailingSlash: true,
  reactStrictMode: true,
  basePath: process.env.BASE_PATH,
  distDir: process.env.BUILD_FOLDER,
  // The folder that holds everything, packages that are linked from elsewhere included.
  turbopack: { root: process.env.BUILD_ROOT },
};
