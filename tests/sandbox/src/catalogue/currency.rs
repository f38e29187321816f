//! Fiat money: code, the symbol in front of a label, and a fixed rate. It never follows a market.

use rust_decimal::Decimal;

/// One fiat currency.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Currency {
    /// ISO 4217 code, as in denominations: `10 USD`.
    pub(crate) code: &'static str,
    /// What labels put in front of the number: `$10`.
    pub(crate) symbol: &'static str,
    /// US dollars for 10,000 units.
    usd_for_ten_thousand: i64,
}

static CURRENCIES: [Currency; 9] = [
    currency("USD", "$", 10_000),
    currency("EUR", "€", 10_800),
    currency("GBP", "£", 12_700),
    currency("BRL", "R$", 1_800),
    currency("JPY", "¥", 66),
    currency("MXN", "MX$", 520),
    currency("TRY", "₺", 260),
    currency("PHP", "₱", 175),
    currency("CHF", "CHF", 11_200),
];

const fn currency(code: &'static str, symbol: &'static str, usd_for_ten_thousand: i64) -> Currency {
    Currency { code, symbol, usd_for_ten_thousand }
}

impl Currency {
    /// The currency of a country's cards. Countries without rows of their own sell in dollars.
    pub(crate) fn of_country(country: &str) -> &'static Self {
        let code = match country {
            "DE" | "FR" | "IT" | "NL" => "EUR",
            "GB" => "GBP",
            "BR" => "BRL",
            "JP" => "JPY",
            "MX" => "MXN",
            "TR" => "TRY",
            "PH" => "PHP",
            "CH" => "CHF",
            _ => "USD",
        };
        CURRENCIES.iter().find(|currency| currency.code == code).unwrap_or(&CURRENCIES[0])
    }

    /// `amount` of this currency in US dollars.
    pub(crate) fn usd(&self, amount: Decimal) -> Decimal {
        amount * Decimal::new(self.usd_for_ten_thousand, 4)
    }
}
