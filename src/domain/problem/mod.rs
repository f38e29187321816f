//! What stands between a shopper and an order, as data: a code, its place, and the values it came with. Never text.

pub mod failure;
pub mod remedy;

use crate::domain::problem::failure::{ApiError, Failure};

/// Where a problem is shown: beside the field that can mend it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The amount picker.
    Amount,
    /// Coin and network.
    Payment,
    /// The buyer's e-mail address.
    Email,
    /// The phone number of a top-up.
    Phone,
    /// The coupon field.
    Coupon,
    /// Above the pay button: nothing in the form mends it.
    Review,
}

/// One problem of a validation, an order or the widget itself (reference sections 7 and 8).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The API's code, or `client:…` for the widget's own.
    pub code: String,
    /// Values of `moreDetails` by their names, as text: what the words may mention.
    pub details: Vec<(String, String)>,
}

impl Problem {
    /// A problem without details.
    pub fn new(code: &str) -> Self {
        Self { code: code.to_owned(), details: Vec::new() }
    }

    /// The HTTP status it came with, where it did.
    pub fn status(&self) -> Option<u16> {
        self.detail("status")?.parse().ok()
    }

    /// A value that it came with.
    pub fn detail(&self, name: &str) -> Option<&str> {
        self.details.iter().find(|(known, _)| known == name).map(|(_, text)| text.as_str())
    }

    /// Where it belongs. `top_up` tells whose form it is: a beneficiary is a phone number there.
    pub fn place(&self, top_up: bool) -> Place {
        match self.code.as_str() {
            "client:amount"
            | "client:empty-amount"
            | "client:low-amount"
            | "client:high-amount"
            | "client:off-step-amount"
            | "client:price"
            | "AMOUNT_LESS_THEN_MINIMUM_ALLOWED"
            | "MAXIMUM_AMOUNT_PER_ORDER_EXCEEDED"
            | "PRODUCT_COUNT_EXCEEDED"
            | "MULTIPLE_LIMITED_PRODUCT_SAME_ORDER"
            | "NOT_AVAILABLE_PRODUCT"
            | "OUT_OF_STOCK"
            | "NOT_ACTIVE"
            | "PRODUCT_NOT_AVAILABLE"
            | "INVALID_DENOMINATION"
            | "INVALID_PRODUCT_VALUE"
            | "AMOUNT_TOO_LOW"
            | "AMOUNT_TOO_HIGH"
            | "MAXIMUM_NUMBER_OF_SAME_PRODUCT_PER_DAY_EXCEEDED"
            | "MAXIMUM_NUMBER_OF_PRODUCTS_PER_DAY_EXCEEDED"
            | "TRANSACTION_LIMIT_EXCEEDED" => Place::Amount,
            "client:pair"
            | "NOT_ALLOWED_PAYMENT_VIA"
            | "UNSUPPORTED_PROTOCOL_COIN_COMBINATION"
            | "SUSPENDED_COIN"
            | "SUSPENDED_NETWORK"
            | "FULLNAME_MISSING"
            | "CANT_SETUP_PAYMENT" => Place::Payment,
            "client:phone" => Place::Phone,
            "INVALID_BENEFICIARY_ACCOUNT" if top_up => Place::Phone,
            "client:email"
            | "INVALID_BENEFICIARY_ACCOUNT"
            | "INVALID_EMAIL_DOMAIN"
            | "EMAIL_NOT_CONFIRMED"
            | "PAYMENT_METHOD_NOT_SUPPORTED_FOR_EMAIL" => Place::Email,
            code if code.starts_with("COUPON_") => Place::Coupon,
            _ => Place::Review,
        }
    }
}

impl From<&Failure> for Problem {
    fn from(failure: &Failure) -> Self {
        let details = match failure {
            Failure::Busy(Some(seconds)) => vec![("count".to_owned(), seconds.to_string())],
            Failure::Server(status) | Failure::Refused(status) => {
                vec![("status".to_owned(), status.to_string())]
            }
            Failure::Busy(None)
            | Failure::Unreachable
            | Failure::TimedOut
            | Failure::Malformed
            | Failure::SoldOut => Vec::new(),
        };
        Self { code: failure.code().to_owned(), details }
    }
}

impl From<ApiError> for Problem {
    fn from(error: ApiError) -> Self {
        match error {
            ApiError::Problem(problem) => problem,
            ApiError::Failure(failure) => Self::from(&failure),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_stands_beside_its_field() {
        for (code, top_up, place) in [
            ("OUT_OF_STOCK", false, Place::Amount),
            ("INVALID_DENOMINATION", false, Place::Amount),
            ("INVALID_BENEFICIARY_ACCOUNT", false, Place::Email),
            ("INVALID_BENEFICIARY_ACCOUNT", true, Place::Phone),
            ("COUPON_EXPIRED", false, Place::Coupon),
            ("COUPON_SOMETHING_NEW", false, Place::Coupon),
            ("SUSPENDED_NETWORK", false, Place::Payment),
            ("KYC_MISSING", false, Place::Review),
            ("SOMETHING_NEW", false, Place::Review),
        ] {
            assert_eq!(Problem::new(code).place(top_up), place, "{code}");
        }
    }
}
