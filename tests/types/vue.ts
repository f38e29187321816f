// The element as Vue's templates see it.
import type {} from "@cryptorefills/widget/vue";
import type { GlobalComponents } from "vue";

declare const shop: InstanceType<GlobalComponents["cryptorefills-widget"]>;

shop.selectBrand("Steam");
const props: Pick<typeof shop.$props, "country" | "theme" | "whitelabel" | "class"> = {
  country: "DE",
  theme: "dark",
  whitelabel: null,
  class: "shop",
};
shop.$emit("cr-problem", new CustomEvent("cr-problem", { detail: { code: "client:load" } }));
// @ts-expect-error: no such event
shop.$emit("cr-paid", new CustomEvent("cr-paid"));
// @ts-expect-error: no such theme
props.theme = "blue";
