//! Codes and states that an e-mail address asks for: `KYC_MISSING@sandbox.example`, several as `A+B@sandbox.example`,
//! `CREATE.A@sandbox.example` for a refusal that only the order's creation knows, `STATE.PaymentSetupFailed@…` for the
//! state that an order begins in. It never mistakes a shopper for a trigger: other text asks for nothing.

use super::code::{KNOWN, Place, place};

/// What an address asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Triggers {
    /// Codes for the `problems` of a validation.
    pub(crate) problems: Vec<String>,
    /// A code to refuse both requests with.
    pub(crate) http: Option<String>,
    /// A code to refuse the creation with.
    pub(crate) create: Option<String>,
    /// The state that the order begins in.
    pub(crate) state: Option<String>,
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
            Some(_) | None => {
                let Some(code) = code_named(part, is_sandbox) else { continue };
                match place(&code) {
                    Place::Problem => found.problems.push(code),
                    Place::Http => found.http = found.http.or(Some(code)),
                    Place::Create => found.create = found.create.or(Some(code)),
                }
            }
        }
    }
    found
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
        assert_eq!(triggers("KYC_MISSING@sandbox.example").problems, ["KYC_MISSING"]);
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
        let found = triggers("kyc_missing+NEVER_SEEN_BEFORE@sandbox.example");
        assert_eq!(found.problems, ["KYC_MISSING", "NEVER_SEEN_BEFORE"]);
        let state = triggers("STATE.PaymentSetupFailed@sandbox.example").state;
        assert_eq!(state.as_deref(), Some("PaymentSetupFailed"));
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
