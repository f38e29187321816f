import Link from "next/link";

/** A page without the shop. */
export default function Page() {
  return (
    <main>
      <Link id="back" href="/">
        Back
      </Link>
    </main>
  );
}
