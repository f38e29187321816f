/** Teaches React's JSX the element: `import type {} from "@cryptorefills/widget/react"`. React 19 hands its props on. */
import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type {
  CryptorefillsTexts,
  CryptorefillsWidgetAttributes,
  CryptorefillsWidgetElement,
  CryptorefillsWidgetEventMap,
} from "./cryptorefills-widget.js";

type Html = DetailedHTMLProps<HTMLAttributes<CryptorefillsWidgetElement>, CryptorefillsWidgetElement>;

/** `oncr-ready` and the others, called with the event itself. */
type Listeners = {
  [Name in keyof CryptorefillsWidgetEventMap as `on${Name}`]?: (event: CryptorefillsWidgetEventMap[Name]) => void;
};

export type CryptorefillsWidgetProps = Omit<Html, keyof CryptorefillsWidgetAttributes> &
  Omit<CryptorefillsWidgetAttributes, "texts"> &
  Listeners & {
    /** The address of a file, or the texts themselves. */
    texts?: string | CryptorefillsTexts | null;
  };

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "cryptorefills-widget": CryptorefillsWidgetProps;
    }
  }
}
