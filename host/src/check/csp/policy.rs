//! A policy as its directives. It never decides what matches: `source` does.

/// Where a policy stands.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum From {
    /// In the header of the page's answer.
    Header,
    /// In a `<meta>` of its head.
    Meta,
}

/// One policy. A page may have several, and each of them holds.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Policy {
    pub(crate) from: From,
    directives: Vec<(String, Vec<String>)>,
}

impl Policy {
    /// The policies of a header's value, which commas part.
    pub(crate) fn of_header(value: &str) -> Vec<Self> {
        value.split(',').filter_map(|text| Self::parse(text, From::Header)).collect()
    }

    /// The policy of a `<meta>`.
    pub(crate) fn of_meta(content: &str) -> Option<Self> {
        Self::parse(content, From::Meta)
    }

    fn parse(text: &str, from: From) -> Option<Self> {
        let mut directives: Vec<(String, Vec<String>)> = Vec::new();
        for directive in text.split(';') {
            let mut words = directive.split_ascii_whitespace().map(str::to_owned);
            let Some(name) = words.next().map(|name| name.to_ascii_lowercase()) else { continue };
            let ignored =
                from == From::Meta && matches!(name.as_str(), "sandbox" | "frame-ancestors" | "report-uri");
            // The first of a name counts, and no other.
            if !ignored && !directives.iter().any(|(known, _)| *known == name) {
                directives.push((name, words.collect()));
            }
        }
        (!directives.is_empty()).then_some(Self { from, directives })
    }

    /// The first of these directives that the policy has: its name and its sources.
    pub(crate) fn first(&self, names: &[&str]) -> Option<(&str, &[String])> {
        names.iter().find_map(|name| {
            let (name, sources) = self.directives.iter().find(|(known, _)| known == name)?;
            Some((name.as_str(), sources.as_slice()))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn directives_are_read_as_browsers_read_them() {
        let policies = Policy::of_header(
            "default-src 'none'; Script-Src 'self' https://cdn.example;;script-src *, img-src *;",
        );
        assert_eq!(policies.len(), 2);
        let (name, sources) = policies[0].first(&["script-src", "default-src"]).unwrap();
        assert_eq!((name, sources.join(" ").as_str()), ("script-src", "'self' https://cdn.example"));
        assert_eq!(policies[0].first(&["connect-src", "default-src"]).unwrap().0, "default-src");
        assert_eq!(policies[1].first(&["script-src", "default-src"]), None);
        assert!(Policy::of_header(" ; ,").is_empty());
        assert!(Policy::of_meta("sandbox").is_none(), "a page cannot lock itself in");
        assert!(Policy::of_header("sandbox")[0].first(&["sandbox"]).is_some());
    }
}
