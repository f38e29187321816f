//! The countries that the API serves (reference section 3). It never names them: names come from `Intl.DisplayNames`.

pub mod calling_code;

/// The 233 codes of the reference, two letters each, in its order.
const CODES: &str = concat!(
    "AXALDZASADAOAIAQAGARAMAWAUATAZBSBHBDBBBEBZBJBMBTBOBQBABWBVBRIOBNBGBFBICVKHCM",
    "CAKYTDCLCNCXCCCOKMCGCKCRCIHRCWCYCZDKDJDMDOECEGSVGQEREESZETFKFOFJFIFRGFPFTFGA",
    "GMGEDEGHGIGRGLGDGPGUGTGGGNGWGYHTHMHNHKHUISINIDIEIMILITJMJPJEJOKZKEKIXKKWKGLA",
    "LVLBLSLRLILTLUMOMGMWMYMVMTMHMQMRMUYTMXFMMDMCMNMEMSMAMZNANRNPNLNCNZNINENGNUNF",
    "MKMPNOOMPKPWPSPAPGPYPEPHPNPLPTPRQARERORWBLSHKNLCMFPMVCWSSMSTSASNRSSCSLSGSXSK",
    "SISBSOZAGSKRESLKSRSJSECHTWTJTZTHTLTGTKTOTTTNTRTMTCTVUGUAAEGBUSUMUYUZVUVAVNVG",
    "VIWFEHYEZM",
);

/// Every country code of the API, ISO 3166-1 alpha-2 (and `XK`), upper case.
pub fn codes() -> impl Iterator<Item = &'static str> {
    (0..CODES.len() / 2).map(|i| &CODES[2 * i..2 * i + 2])
}

/// The API's spelling of a country code written in any case, if the API serves that country.
pub fn supported(code: &str) -> Option<&'static str> {
    codes().find(|known| known.eq_ignore_ascii_case(code.trim()))
}

/// The supported region of a language tag such as `de-AT` or `zh-Hant-TW`.
pub fn region_of(language_tag: &str) -> Option<&'static str> {
    language_tag.split('-').skip(1).filter(|part| part.len() == 2).find_map(supported)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn the_reference_lists_233_countries() {
        let all: HashSet<_> = codes().collect();
        assert_eq!((codes().count(), all.len()), (233, 233));
        assert!(["AX", "US", "XK", "ZM", "UM"].iter().all(|code| all.contains(code)));
    }

    #[test]
    fn what_the_api_lacks_is_not_supported() {
        for code in ["RU", "KP", "IR", "SY", "CU", "", "U", "USA", "LUL"] {
            assert_eq!(supported(code), None, "{code}");
        }
        assert_eq!(supported(" us "), Some("US"));
    }

    #[test]
    fn what_answered_beyond_the_reference_is_not_offered() {
        // `docs/wire-format.md` section 16.
        for code in "AF BY CD CF IQ IR LY ML MM SD SS VE ZW".split(' ') {
            assert_eq!(supported(code), None, "{code}");
        }
    }

    #[test]
    fn a_language_tag_names_its_region() {
        for (tag, region) in [
            ("de-AT", Some("AT")),
            ("en", None),
            ("zh-Hant-TW", Some("TW")),
            ("ru-RU", None),
            ("en-us", Some("US")),
        ] {
            assert_eq!(region_of(tag), region, "{tag}");
        }
    }
}
