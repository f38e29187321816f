import { Document } from "../document";

export const metadata = { title: "A Next.js app" };

export default function Layout({ children }) {
  return <Document>{children}</Document>;
}
