export const metadata = { title: "A Next.js app" };

/** What stands around every page. */
export default function Layout({ children }) {
  return (
    <html lang="en">
      <head></head>
      <body>{children}</body>
    </html>
  );
}
