//! The calling codes of countries (ITU-T E.164): for the example of a phone number, for one that lacks its code, and for
//! the zero that none has behind it. They check nothing else: a top-up may go to a phone of any country.

/// Calling codes, each before the countries that use it. Seven territories of the API have no telephone network of
/// their own.
const CODES: &str = concat!(
    "1ASAIAGBSBBBMCAKYDMDOGDGUJMMSMPPRKNLCVCSXTTTCUSVGVI 7KZ 20EG 27ZA 30GR 31NL 32BE 33FR 34ES 36HU 39ITVA ",
    "40RO 41CH 43AT 44GGIMJEGB 45DK 46SE 47NOSJ 48PL 49DE 51PE 52MX 54AR 55BR 56CL 57CO 60MY 61AUCXCC 62ID ",
    "63PH 64NZ 65SG 66TH 81JP 82KR 84VN 86CN 90TR 91IN 92PK 94LK 212MAEH 213DZ 216TN 220GM 221SN 222MR 224GN ",
    "225CI 226BF 227NE 228TG 229BJ 230MU 231LR 232SL 233GH 234NG 235TD 237CM 238CV 239ST 240GQ 241GA 242CG ",
    "244AO 245GW 246IO 248SC 250RW 251ET 252SO 253DJ 254KE 255TZ 256UG 257BI 258MZ 260ZM 261MG 262YTRE 264NA ",
    "265MW 266LS 267BW 268SZ 269KM 290SH 291ER 297AW 298FO 299GL 350GI 351PT 352LU 353IE 354IS 355AL 356MT ",
    "357CY 358AXFI 359BG 370LT 371LV 372EE 373MD 374AM 376AD 377MC 378SM 380UA 381RS 382ME 383XK 385HR 386SI ",
    "387BA 389MK 420CZ 421SK 423LI 500FK 501BZ 502GT 503SV 504HN 505NI 506CR 507PA 508PM 509HT 590GPBLMF 591BO ",
    "592GY 593EC 594GF 595PY 596MQ 597SR 598UY 599BQCW 670TL 672NF 673BN 674NR 675PG 676TO 677SB 678VU 679FJ ",
    "680PW 681WF 682CK 683NU 685WS 686KI 687NC 688TV 689PF 690TK 691FM 692MH 852HK 853MO 855KH 856LA 880BD ",
    "886TW 960MV 961LB 962JO 965KW 966SA 967YE 968OM 970PS 971AE 972IL 973BH 974QA 975BT 976MN 977NP 992TJ ",
    "993TM 994AZ 995GE 996KG 998UZ",
);

/// A country's calling code with its plus, such as `+49` for `DE`.
pub fn calling_code(country: &str) -> Option<String> {
    let entry = CODES.split(' ').find(|entry| {
        let countries = entry.trim_start_matches(|letter: char| letter.is_ascii_digit());
        (0..countries.len() / 2).any(|at| countries[2 * at..2 * at + 2] == *country)
    })?;
    let digits = entry.trim_end_matches(is_letter);
    Some(["+", digits].concat())
}

/// Codes behind which numbers begin with a zero: Italy and San Marino, Ivory Coast, Burkina Faso, Benin, Gabon, Congo.
const ZERO_KEPT: [&str; 7] = ["39", "378", "225", "226", "229", "241", "242"];

/// The calling code that an international number, its digits, begins with. No code is the beginning of another.
pub fn code_of(digits: &str) -> Option<&str> {
    let is_code = |code: &&str| CODES.split(' ').any(|entry| entry.trim_end_matches(is_letter) == *code);
    (1..=3).filter_map(|length| digits.get(..length)).find(is_code)
}

/// Whether numbers may have a zero behind this code, which elsewhere is dialled within the country alone.
pub fn keeps_zero(code: &str) -> bool {
    ZERO_KEPT.contains(&code)
}

fn is_letter(letter: char) -> bool {
    letter.is_ascii_uppercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::country;

    #[test]
    fn a_country_has_its_calling_code() {
        for (country, code) in [
            ("US", Some("+1")),
            ("DO", Some("+1")),
            ("KZ", Some("+7")),
            ("DE", Some("+49")),
            ("GB", Some("+44")),
            ("BR", Some("+55")),
            ("TR", Some("+90")),
            ("XK", Some("+383")),
            ("UZ", Some("+998")),
            ("AQ", None),
            ("", None),
        ] {
            assert_eq!(calling_code(country).as_deref(), code, "{country}");
        }
    }

    #[test]
    fn a_number_begins_with_one_code() {
        for (digits, code) in [
            ("14155551234", Some("1")),
            ("491701234567", Some("49")),
            ("3546112345", Some("354")),
            ("971501234567", Some("971")),
            ("999123456", None),
            ("", None),
            ("é", None),
        ] {
            assert_eq!(code_of(digits), code, "{digits}");
        }
        let codes: Vec<_> = CODES.split(' ').map(|entry| entry.trim_end_matches(is_letter)).collect();
        assert!(codes.iter().all(|code| code_of(&format!("{code}5551234")) == Some(code)));
        assert!(ZERO_KEPT.iter().all(|code| codes.contains(code)));
    }

    #[test]
    fn every_country_of_the_api_is_there_once_but_for_empty_ones() {
        let without: Vec<_> = country::codes().filter(|country| calling_code(country).is_none()).collect();
        assert_eq!(without, ["AQ", "BV", "TF", "HM", "PN", "GS", "UM"]);
        let letters = CODES.chars().filter(char::is_ascii_uppercase).count();
        assert_eq!(letters / 2, country::codes().count() - without.len());
    }
}
