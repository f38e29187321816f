//! The types for React's JSX and Vue's templates. Attributes and events come to them through the element's own types;
//! what they have to know themselves is which attributes are also fields.

use cryptorefills_widget::embed::contract::TAG;
use cryptorefills_widget::embed::contract::attributes::ATTRIBUTES;
use cryptorefills_widget::embed::contract::events::EVENTS;
use cryptorefills_widget::embed::contract::methods::{FIELDS, Field};

/// `react.d.ts`.
pub(super) fn react() -> String {
    let named: Vec<_> = shared().map(|field| format!("\"{}\"", field.name)).collect();
    let fields: String = shared()
        .map(|field| {
            let (name, holds) = (field.name, field.holds);
            format!("    /** The address of a file, or the {name} themselves. */\n    {name}?: string | {holds} | null;\n")
        })
        .collect();
    format!(
        r#"/** Teaches React's JSX the element: `import type {{}} from "@cryptorefills/widget/react"`. React 19 hands its props on. */
import type {{ DetailedHTMLProps, HTMLAttributes }} from "react";
{}
type Html = DetailedHTMLProps<HTMLAttributes<CryptorefillsWidgetElement>, CryptorefillsWidgetElement>;

/** `on{}` and the others, called with the event itself. */
type Listeners = {{
  [Name in keyof CryptorefillsWidgetEventMap as `on${{Name}}`]?: (event: CryptorefillsWidgetEventMap[Name]) => void;
}};

export type CryptorefillsWidgetProps = Omit<Html, keyof CryptorefillsWidgetAttributes> &
  Omit<CryptorefillsWidgetAttributes, {}> &
  Listeners & {{
{fields}  }};

declare module "react" {{
  namespace JSX {{
    interface IntrinsicElements {{
      "{TAG}": CryptorefillsWidgetProps;
    }}
  }}
}}
"#,
        imports(),
        EVENTS[0].name,
        named.join(" | "),
    )
}

/// `vue.d.ts`.
pub(super) fn vue() -> String {
    let fields: String = shared()
        .map(|field| {
            let (name, holds) = (field.name, field.holds);
            format!("  /** The {name} themselves, where no file of them is named. */\n  \".{name}\"?: {holds} | null;\n")
        })
        .collect();
    format!(
        r#"/** Teaches Vue's templates the element: `import type {{}} from "@cryptorefills/widget/vue"`. */
import type {{ HTMLAttributes }} from "vue";
{}
/** `@{}` and the others, called with the event itself. */
type Emit = <Name extends keyof CryptorefillsWidgetEventMap>(
  name: Name,
  event: CryptorefillsWidgetEventMap[Name],
) => void;

/** Vue writes `false` as a text: an attribute is taken away by `null`. */
type Attributes = {{
  [Name in keyof CryptorefillsWidgetAttributes]: CryptorefillsWidgetAttributes[Name] | null;
}} & {{
{fields}}};

declare module "vue" {{
  interface GlobalComponents {{
    "{TAG}": new () => CryptorefillsWidgetElement & {{
      $props: Omit<HTMLAttributes, keyof Attributes> & Attributes;
      $emit: Emit;
    }};
  }}
}}
"#,
        imports(),
        EVENTS[0].name,
    )
}

/// The fields that bear an attribute's name.
fn shared() -> impl Iterator<Item = &'static Field> {
    let is_attribute = |name: &str| ATTRIBUTES.iter().any(|row| row.attribute.name() == name);
    FIELDS.iter().filter(move |field| is_attribute(field.name))
}

fn imports() -> String {
    let own = shared().map(|field| field.holds);
    let all = own.chain([
        "CryptorefillsWidgetAttributes",
        "CryptorefillsWidgetElement",
        "CryptorefillsWidgetEventMap",
    ]);
    let lines: String = all.map(|name| format!("  {name},\n")).collect();
    format!("import type {{\n{lines}}} from \"./{TAG}.js\";\n")
}
