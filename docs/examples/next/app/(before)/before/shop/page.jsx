import Link from "next/link";

/** The page with the shop, whose script its layout has. */
export default function Page() {
  return (
    <main>
      <Link id="away" href="/before">
        Elsewhere
      </Link>
      <cryptorefills-widget country="US" />
    </main>
  );
}
