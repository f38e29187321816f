export const metadata = { title: "Shop" };

/** What stands around every page. */
export default function Layout({ children }) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  );
}
