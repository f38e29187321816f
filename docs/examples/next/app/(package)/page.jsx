import Link from "next/link";
import { Shop } from "./shop";

/** The page with the shop: its tag is in what the server sends. */
export default function Page() {
  return (
    <main>
      <Link id="away" href="/elsewhere">
        Elsewhere
      </Link>
      <Shop />
    </main>
  );
}
