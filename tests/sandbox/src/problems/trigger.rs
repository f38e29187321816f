//! Codes and states that an e-mail address asks for: `KYC_MISSING@sandbox.example`, several as `A+B@sandbox.example`,
//! `A.2@sandbox.example` about the second line, `CREATE.A@sandbox.example` for a refusal that only the order's creation
//! knows, and what happens to the order itself: `STATE.…`, `PRICE.…`, `QR.…`, `OTHER.…`, `FAILS.…`. It never mistakes a
//! shopper for a trigger: other text asks for nothing.

use super::code::{KNOWN, Place, place};
use crate::{orders::Unasked, payment::QrForm};

/// What an address asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Triggers {
    /// Codes for the `problems` of a validation, each with the line that it is about, counted from 1.
    pub(crate) problems: Vec<(String, Option<usize>)>,
    /// A code to refuse both requests with.
    pub(crate) http: Option<String>,
    /// A code to refuse the creation with.
    pub(crate) create: Option<String>,
    /// The state that the order begins in.
    pub(crate) state: Option<String>,
    /// What the order costs, in percent of what was quoted before.
    pub(crate) price_percent: Option<u32>,
    /// What is wrong with the payment text.
    pub(crate) qr: QrForm,
    /// What the order says that nobody asked for.
    pub(crate) unasked: Unasked,
    /// The line, counted from 1, that cannot be delivered.
    pub(crate) failing_line: Option<usize>,
}

/// Reads `email`.
pub(crate) fn triggers(email: &str) -> Triggers {
    let mut found = Triggers::default();
    let Some((local, domain)) = email.trim().split_once('@') else { return found };
    let is_sandbox = domain.eq_ignore_ascii_case("sandbox.example");
    for part in local.split('+') {
        match part.split_once('.') {
            Some(("CREATE", code)) => found.create = code_named(code, is_sandbox).or(found.create),
            Some(("STATE", state)) => found.state = Some(state.to_owned()),
            Some(("PRICE", percent)) => found.price_percent = percent.parse().ok(),
            Some(("QR", form)) => found.qr = QrForm::named(form).unwrap_or_default(),
            Some(("OTHER", field)) => found.unasked = Unasked::named(field).unwrap_or_default(),
            Some(("FAILS", line)) => found.failing_line = line.parse().ok(),
            Some((code, line)) => found.add(code_named(code, is_sandbox), line.parse().ok()),
            None => found.add(code_named(part, is_sandbox), None),
        }
    }
    found
}

impl Triggers {
    fn add(&mut self, code: Option<String>, line: Option<usize>) {
        let Some(code) = code else { return };
        match place(&code) {
            Place::Problem => self.problems.push((code, line)),
            Place::Http => self.http = self.http.take().or(Some(code)),
            Place::Create => self.create = self.create.take().or(Some(code)),
        }
    }
}

/// A known code in any case; at `sandbox.example` also an unknown one, if it looks like a code: `NEVER_SEEN_BEFORE`.
fn code_named(text: &str, is_sandbox: bool) -> Option<String> {
    let known = KNOWN.iter().find(|(code, _)| code.eq_ignore_ascii_case(text)).map(|(code, _)| *code);
    let looks_like_a_code =
        text.contains('_') && text.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_');
    known.or((is_sandbox && looks_like_a_code).then_some(text)).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_goes_to_where_the_upstream_answers_it() {
        assert_eq!(triggers("KYC_MISSING@sandbox.example").problems, [("KYC_MISSING".to_owned(), None)]);
        assert_eq!(triggers("SUSPENDED_COIN@sandbox.example").http.as_deref(), Some("SUSPENDED_COIN"));
        assert_eq!(
            triggers("EMAIL_NOT_CONFIRMED@sandbox.example").create.as_deref(),
            Some("EMAIL_NOT_CONFIRMED")
        );
        assert_eq!(triggers("CREATE.OUT_OF_STOCK@sandbox.example").create.as_deref(), Some("OUT_OF_STOCK"));
        assert!(triggers("CREATE.OUT_OF_STOCK@sandbox.example").problems.is_empty());
    }

    #[test]
    fn several_codes_and_unknown_ones_are_read() {
        let found = triggers("kyc_missing+NEVER_SEEN_BEFORE+OUT_OF_STOCK.2@sandbox.example");
        let about = |code: &str, line| (code.to_owned(), line);
        assert_eq!(
            found.problems,
            [about("KYC_MISSING", None), about("NEVER_SEEN_BEFORE", None), about("OUT_OF_STOCK", Some(2))]
        );
        let state = triggers("STATE.PaymentSetupFailed@sandbox.example").state;
        assert_eq!(state.as_deref(), Some("PaymentSetupFailed"));
    }

    #[test]
    fn an_address_says_what_happens_to_the_order() {
        let found = triggers("PRICE.110+QR.OTHER_ADDRESS+FAILS.2@sandbox.example");
        assert_eq!(
            (found.price_percent, found.qr, found.failing_line),
            (Some(110), QrForm::OtherAddress, Some(2))
        );
        assert_eq!(triggers("OTHER.NETWORK@sandbox.example").unasked, Unasked::Network);
        let unknown = triggers("PRICE.much+QR.other+OTHER.thing+FAILS.all@sandbox.example");
        assert_eq!(unknown, Triggers::default());
    }

    #[test]
    fn a_shopper_asks_for_nothing() {
        for email in
            ["jane.doe+cards@example.com", "JOHN_DOE@example.com", "no address", "shopper@sandbox.example"]
        {
            assert_eq!(triggers(email), Triggers::default(), "{email}");
        }
    }
}
