// The element in React's JSX.
import type {} from "@cryptorefills/widget/react";
import type { CryptorefillsWidgetElement } from "@cryptorefills/widget";
import { useRef } from "react";

export function Shop() {
  const element = useRef<CryptorefillsWidgetElement>(null);
  return (
    <>
      <button onClick={() => element.current?.reset()}>Begin again</button>
      <cryptorefills-widget
        ref={element}
        className="shop"
        country="US"
        lang="en"
        payment-window={15}
        whitelabel
        texts={{ pay: "Buy" }}
        oncr-ready={() => element.current?.selectBrand("Steam")}
        oncr-order-done={({ detail }) => void detail.orderId}
      />
      {/* @ts-expect-error: no such theme */}
      <cryptorefills-widget theme="blue" />
      {/* @ts-expect-error: the members of another event */}
      <cryptorefills-widget oncr-ready={({ detail }) => detail.orderId.length} />
      {/* @ts-expect-error: no such attribute */}
      <cryptorefills-widget currency="EUR" />
    </>
  );
}
