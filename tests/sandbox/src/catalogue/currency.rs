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

static CURRENCIES: [Currency; 18] = [
    currency("USD", "$", 10_000),
    currency("EUR", "€", 10_800),
    currency("GBP", "£", 12_700),
    currency("BRL", "R$", 1_800),
    currency("JPY", "¥", 66),
    currency("MXN", "MX$", 520),
    currency("TRY", "₺", 260),
    currency("PHP", "₱", 175),
    currency("CHF", "CHF", 11_200),
    currency("SEK", "SEK ", 950),
    currency("NOK", "NOK ", 930),
    currency("DKK", "DKK ", 1_450),
    currency("PLN", "zł", 2_550),
    currency("CAD", "CA$", 7_200),
    currency("AUD", "A$", 6_500),
    currency("HKD", "HK$", 1_280),
    currency("INR", "₹", 118),
    currency("IDR", "Rp", 1),
];
const EURO: &str =
    "AD AT BE CY DE EE ES FI FR GF GP GR HR IE IT LT LU LV MC ME MQ MT NL PT RE SI SK SM VA XK YT";

const fn currency(code: &'static str, symbol: &'static str, usd_for_ten_thousand: i64) -> Currency {
    Currency { code, symbol, usd_for_ten_thousand }
}

impl Currency {
    /// The currency of a country's cards; dollars where nothing else was recorded.
    pub(crate) fn of_country(country: &str) -> &'static Self {
        let code = match country {
            _ if EURO.contains(country) => "EUR",
            "GB" => "GBP",
            "BR" => "BRL",
            "JP" => "JPY",
            "MX" => "MXN",
            "TR" => "TRY",
            "PH" => "PHP",
            "CH" => "CHF",
            "SE" => "SEK",
            "NO" => "NOK",
            "DK" => "DKK",
            "PL" => "PLN",
            "CA" => "CAD",
            "AU" => "AUD",
            "HK" => "HKD",
            "IN" => "INR",
            "ID" => "IDR",
            _ => "USD",
        };
        CURRENCIES.iter().find(|currency| currency.code == code).unwrap_or(&CURRENCIES[0])
    }

    /// The power of ten of this currency that is nearest to a dollar from above half of it: what round amounts of it are
    /// multiples of.
    pub(crate) fn unit(&self) -> Decimal {
        let powers = [1, 10, 100, 1_000, 10_000].map(Decimal::from);
        let is_worth_half = |unit: &Decimal| self.usd(*unit) >= Decimal::new(5, 1);
        powers.into_iter().find(is_worth_half).unwrap_or(Decimal::from(10_000))
    }

    /// `amount` of this currency in US dollars.
    pub(crate) fn usd(&self, amount: Decimal) -> Decimal {
        amount * Decimal::new(self.usd_for_ten_thousand, 4)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_country_sells_in_its_money_and_round_amounts_are_worth_something() {
        for (country, code, unit) in [
            ("US", "USD", 1),
            ("IE", "EUR", 1),
            ("SE", "SEK", 10),
            ("IN", "INR", 100),
            ("ID", "IDR", 10_000),
            ("AQ", "USD", 1),
        ] {
            let currency = Currency::of_country(country);
            assert_eq!((currency.code, currency.unit()), (code, Decimal::from(unit)), "{country}");
        }
    }
}
