import Script from "next/script";
import { Document } from "../document";

export const metadata = { title: "A Next.js app" };

/** What must be there before anything comes to life is asked for here, and nowhere below: so Next.js has it. */
export default function Layout({ children }) {
  return (
    <Document>
      {children}
      <Script src="/widget/embed.js" strategy="beforeInteractive" />
    </Document>
  );
}
