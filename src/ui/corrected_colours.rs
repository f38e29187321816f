//! The names of the colours that `style/base/contrast.css` corrects until they can be read. It computes none.

/// The names after `--cryptorefills-`. A page knows only one set of such names; the project's own keeps clear of others.
pub const CORRECTED_COLOURS: &str = "ground text surface harder muted accent on-accent accent-text accent-edge accent-soft \
     control success warning warning-soft danger";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_corrected_colour_of_the_style_is_named() {
        let style = include_str!("../../style/base/contrast.css");
        let declared = style
            .lines()
            .filter_map(|line| line.trim().strip_prefix("--cryptorefills-")?.split_once(": color("));
        assert_eq!(declared.map(|(name, _)| name).collect::<Vec<_>>().join(" "), CORRECTED_COLOURS);
    }
}
