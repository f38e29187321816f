import Link from "next/link";
import Script from "next/script";

/** The widget by `next/script`: the tag is in what the server sends, and comes to life when its script does. */
export default function Page() {
  return (
    <main>
      <Link href="/elsewhere">Elsewhere</Link>
      <cryptorefills-widget country="US" />
      <Script src="/widget/embed.js" strategy="afterInteractive" />
    </main>
  );
}
