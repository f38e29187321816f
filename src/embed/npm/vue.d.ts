/** Teaches Vue's templates the element: `import type {} from "@cryptorefills/widget/vue"`. */
import type { HTMLAttributes } from "vue";
import type {
  CryptorefillsTexts,
  CryptorefillsWidgetAttributes,
  CryptorefillsWidgetElement,
  CryptorefillsWidgetEventMap,
} from "./cryptorefills-widget.js";

/** `@cr-ready` and the others, called with the event itself. */
type Emit = <Name extends keyof CryptorefillsWidgetEventMap>(
  name: Name,
  event: CryptorefillsWidgetEventMap[Name],
) => void;

/** Vue writes `false` as a text: an attribute is taken away by `null`. */
type Attributes = {
  [Name in keyof CryptorefillsWidgetAttributes]: CryptorefillsWidgetAttributes[Name] | null;
} & {
  /** The texts themselves, where no file of them is named. */
  ".texts"?: CryptorefillsTexts | null;
};

declare module "vue" {
  interface GlobalComponents {
    "cryptorefills-widget": new () => CryptorefillsWidgetElement & {
      $props: Omit<HTMLAttributes, keyof Attributes> & Attributes;
      $emit: Emit;
    };
  }
}
