//! `cryptorefills-widget.d.ts`: what TypeScript knows of the element. That it compiles is shown by the compiler itself.

use cryptorefills_widget::embed::contract::TAG;
use cryptorefills_widget::embed::contract::attributes::{ATTRIBUTES, KINDS, LANGUAGES, Row, Takes, Without};
use cryptorefills_widget::embed::contract::events::{EVENTS, Event, Holds};
use cryptorefills_widget::embed::contract::methods::{FIELDS, METHODS};

use super::own_codes::own_codes;
use super::with_range;
use crate::known_states::STATES;

/// The whole file.
pub(super) fn file() -> String {
    let own_codes = own_codes();
    format!(
        r#"/**
 * `<{TAG}>`: gift cards, mobile top-ups and eSIMs, paid with stablecoins, on any page.
 *
 * Importing these types teaches TypeScript the element (`document.createElement`, `querySelector`) and its events, wherever
 * a page listens to them. They describe what a page sees, and import nothing.
 */

/** A language of the widget. */
export type CryptorefillsLanguage = {languages};

/** A kind of product. */
export type CryptorefillsKind = {kinds};

/** The state of an order. More may come: treat one that you do not know as "not final". */
export type CryptorefillsOrderState =
{states}  | (string & {{}});

/** The code of a problem: the widget's own begin with `client:`, all others are the API's. */
export type CryptorefillsProblemCode =
{codes}  | (string & {{}});

{details}/** The events. They bubble out of every shadow root; no detail holds an e-mail address, a phone number or a code. */
export interface CryptorefillsWidgetEventMap {{
{events}}}

/** The attributes. All can change at any time, and none of them touches an order that is being paid. */
export interface CryptorefillsWidgetAttributes {{
{attributes}}}

/**
 * Texts of the page's own, by the keys of the widget's language files. Any of them may be left out. `@lang` (BCP 47) is the
 * language that numbers, dates, names and the direction of writing follow.
 */
export type CryptorefillsTexts = Readonly<Record<string, string>>;

/** The element. What is called before it stands is done once it does. */
export interface CryptorefillsWidgetElement extends HTMLElement {{
{members}}}

declare global {{
  interface HTMLElementTagNameMap {{
    "{TAG}": CryptorefillsWidgetElement;
  }}
  interface GlobalEventHandlersEventMap extends CryptorefillsWidgetEventMap {{}}
}}
"#,
        languages = union(&LANGUAGES),
        kinds = union(&KINDS),
        states = lines(STATES.iter().map(|state| format!("  | \"{state}\""))),
        codes = lines(own_codes.iter().map(|code| format!("  | \"{code}\""))),
        details = EVENTS.iter().filter(|event| !event.members.is_empty()).map(detail).collect::<String>(),
        events = EVENTS.iter().map(event).collect::<String>(),
        attributes = ATTRIBUTES.iter().map(attribute).collect::<String>(),
        members = members(),
    )
}

/// The interface of an event's detail.
fn detail(event: &Event) -> String {
    let members = event.members.iter().map(|member| {
        let kind = match member.holds {
            Holds::Text => "string",
            Holds::State => "CryptorefillsOrderState",
            Holds::Code => "CryptorefillsProblemCode",
            Holds::Flag => "boolean",
        };
        let comment = member.description.map(|words| format!("  /** {words} */\n")).unwrap_or_default();
        format!("{comment}  readonly {}: {kind};\n", member.name)
    });
    let members: String = members.collect();
    format!("/** {} */\nexport interface {} {{\n{members}}}\n\n", event.description, interface(event))
}

/// An event's entry in the map. Its description stands with its detail, if it has one.
fn event(event: &Event) -> String {
    let Event { name, description, .. } = event;
    if event.members.is_empty() {
        format!("  /** {description} */\n  \"{name}\": CustomEvent<Readonly<Record<string, never>>>;\n")
    } else {
        format!("  \"{name}\": CustomEvent<{}>;\n", interface(event))
    }
}

/// `CryptorefillsOrderDoneDetail` of `cr-order-done`.
fn interface(event: &Event) -> String {
    let words = event.name.split('-').skip(1);
    let words = words.map(|word| format!("{}{}", word[..1].to_uppercase(), &word[1..]));
    format!("Cryptorefills{}Detail", words.collect::<String>())
}

fn attribute(row: &Row) -> String {
    let (kind, file) = match &row.takes {
        Takes::Text(_) => ("string".into(), None),
        Takes::OneOf(words) => (union(words), None),
        Takes::Language => ("CryptorefillsLanguage | (string & {})".into(), None),
        Takes::Kinds => ("CryptorefillsKind | (string & {})".into(), None),
        Takes::Presence => ("boolean | \"\"".into(), None),
        Takes::Minutes(_) => ("number | string".into(), None),
        Takes::File(content) => ("string".into(), Some(format!(" See {{@link {content}}}."))),
    };
    let without = match row.without {
        Without::Nothing => String::new(),
        Without::Value(value) => format!(" Default `{value}`."),
        Without::Mostly(_, words) | Without::Found(words) => format!(" Default: {words}."),
    };
    let name = row.attribute.name();
    let name = if name.contains('-') { format!("\"{name}\"") } else { name.into() };
    format!("  /** {}{without}{} */\n  {name}?: {kind};\n", with_range(row), file.unwrap_or_default())
}

fn members() -> String {
    let fields = FIELDS
        .iter()
        .map(|field| format!("  /** {} */\n  {}: {} | null;\n", field.description, field.name, field.holds));
    let methods = METHODS.iter().map(|method| {
        let parameters: Vec<_> =
            method.parameters.iter().map(|(name, kind)| format!("{name}: {kind}")).collect();
        format!("  /** {} */\n  {}({}): void;\n", method.description, method.name, parameters.join(", "))
    });
    fields.chain(methods).collect()
}

fn union(words: &[&str]) -> String {
    words.iter().map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(" | ")
}

fn lines(lines: impl Iterator<Item = String>) -> String {
    lines.map(|line| line + "\n").collect()
}
