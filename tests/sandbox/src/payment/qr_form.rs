//! Payment texts that are not what they should be, by name: a client has to notice, and must not lead money astray. They
//! never reach a real wallet's address: nobody holds the key of any address here.

/// What is wrong with the payment text of an order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum QrForm {
    /// Nothing.
    #[default]
    Usual,
    /// It pays another address than `wallet_address`.
    OtherAddress,
    /// It asks for far more, where it names an amount.
    OtherAmount,
    /// A scheme that no wallet knows.
    Unknown,
    /// A scheme that runs a script, with the right address in it.
    Script,
    /// The address and nothing else.
    Bare,
    /// Longer than any code can hold.
    Long,
    /// `null`.
    None,
}

/// Each form with its name, as an e-mail address asks for it: `QR.OTHER_ADDRESS@sandbox.example`.
pub(crate) const FORMS: [(&str, QrForm); 7] = [
    ("OTHER_ADDRESS", QrForm::OtherAddress),
    ("OTHER_AMOUNT", QrForm::OtherAmount),
    ("UNKNOWN", QrForm::Unknown),
    ("SCRIPT", QrForm::Script),
    ("BARE", QrForm::Bare),
    ("LONG", QrForm::Long),
    ("NONE", QrForm::None),
];

impl QrForm {
    /// The form of that name.
    pub(crate) fn named(name: &str) -> Option<Self> {
        FORMS.iter().find(|(known, _)| *known == name).map(|(_, form)| *form)
    }

    /// `text`, which pays `amount` to `address`, in this form.
    pub(crate) fn applied(self, text: String, address: &str, amount: &str) -> Option<String> {
        match self {
            Self::Usual => Some(text),
            Self::OtherAddress => Some(text.replace(address, &address.chars().rev().collect::<String>())),
            Self::OtherAmount => {
                let names = ["amount=", "uint256=", "value="];
                Some(names.iter().fold(text, |text, name| text.replace(name, &format!("{name}9"))))
            }
            Self::Unknown => Some(format!("futurecoin:{address}?amount={amount}")),
            Self::Script => Some(format!("javascript:window.__sandbox_attack='{address}'")),
            Self::Bare => Some(address.to_owned()),
            Self::Long => Some(format!("{text}{}", "&memo=0123456789".repeat(250))),
            Self::None => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_form_is_wrong_in_its_own_way() {
        let rows = [
            (QrForm::Usual, Some("solana:ABC?amount=11.40")),
            (QrForm::OtherAddress, Some("solana:CBA?amount=11.40")),
            (QrForm::OtherAmount, Some("solana:ABC?amount=911.40")),
            (QrForm::Unknown, Some("futurecoin:ABC?amount=11.40")),
            (QrForm::Script, Some("javascript:window.__sandbox_attack='ABC'")),
            (QrForm::Bare, Some("ABC")),
            (QrForm::None, None),
        ];
        for (form, expected) in rows {
            let text = form.applied("solana:ABC?amount=11.40".to_owned(), "ABC", "11.40");
            assert_eq!(text.as_deref(), expected, "{form:?}");
        }
        assert!(QrForm::Long.applied("a:ABC".to_owned(), "ABC", "1").unwrap().len() > 3_000);
    }

    #[test]
    fn every_form_but_the_usual_one_has_a_name() {
        for (name, form) in FORMS {
            assert_eq!(QrForm::named(name), Some(form));
        }
        assert_eq!(QrForm::named("other_address"), None);
    }
}
