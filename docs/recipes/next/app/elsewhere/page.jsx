import Link from "next/link";

/** A page without the shop. */
export default function Page() {
  return (
    <main>
      <Link href="/">Back</Link>
    </main>
  );
}
