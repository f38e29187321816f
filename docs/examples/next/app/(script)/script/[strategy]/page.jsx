import Link from "next/link";
import Script from "next/script";
import { STRATEGIES } from "../strategies";

export const dynamicParams = false;

export const generateStaticParams = () => STRATEGIES.map((strategy) => ({ strategy }));

/** The shop without the package: the tag, and the host's script. */
export default async function Page({ params }) {
  const { strategy } = await params;
  return (
    <main>
      <Link id="away" href="/script">
        Elsewhere
      </Link>
      <cryptorefills-widget country="US" />
      <Script src="/widget/embed.js" strategy={strategy} />
    </main>
  );
}
