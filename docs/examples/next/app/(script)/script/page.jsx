import Link from "next/link";
import { STRATEGIES } from "./strategies";

/** A page without the shop, from which there is a way to it. */
export default function Page() {
  return (
    <main>
      {STRATEGIES.map((strategy) => (
        <Link key={strategy} id={strategy} href={`/script/${strategy}`}>
          {strategy}
        </Link>
      ))}
    </main>
  );
}
