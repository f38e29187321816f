//! The countries that the API serves (reference section 3), by their codes. They are listed here once more, since the host
//! shares nothing with the widget.

/// The 233 codes, two letters each, sorted.
const CODES: &str = "\
    AD AE AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BZ CA \
    CC CG CH CI CK CL CM CN CO CR CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB \
    GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IS IT JE JM JO JP KE \
    KG KH KI KM KN KR KW KY KZ LA LB LC LI LK LR LS LT LU LV MA MC MD ME MF MG MH MK MN MO MP MQ MR MS MT MU MV \
    MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RW \
    SA SB SC SE SG SH SI SJ SK SL SM SN SO SR ST SV SX SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG \
    UM US UY UZ VA VC VG VI VN VU WF WS XK YE YT ZA ZM";

/// Whether `code` is one of them, in any case.
pub(crate) fn is_country(code: &str) -> bool {
    codes().any(|known| known.eq_ignore_ascii_case(code))
}

fn codes() -> impl Iterator<Item = &'static str> {
    CODES.split_ascii_whitespace()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_233_and_nothing_else_is_one() {
        assert_eq!(codes().count(), 233);
        assert!(codes().is_sorted());
        assert!(["AX", "US", "XK", "ZM", "UM", "us"].into_iter().all(is_country));
        assert!(!["ZZ", "USA", "U", "", " U", "US ", "ÜS"].into_iter().any(is_country));
    }
}
