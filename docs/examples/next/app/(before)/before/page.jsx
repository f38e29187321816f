import Link from "next/link";

/** A page without the shop. */
export default function Page() {
  return (
    <main>
      <Link id="shop" href="/before/shop">
        Shop
      </Link>
    </main>
  );
}
