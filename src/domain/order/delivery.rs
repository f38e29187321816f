//! One delivered line of an order (`docs/wire-format.md` sections 9.2 and 14). Its codes are shown on request and never
//! logged.

/// A line: what was bought, for whom, and what arrived.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Delivery {
    /// `delivery_state`, open.
    pub state: String,
    /// `kind` of the API.
    pub kind: String,
    /// The brand's name.
    pub brand: String,
    /// The family that it belongs to.
    pub family: String,
    /// What the shopper reads as amount or plan.
    pub label: String,
    /// The denomination, as the API wrote it; `range` where [`Self::value`] says the amount.
    pub denomination: Option<String>,
    /// The same in the language of the data.
    pub localized: Option<String>,
    /// `product_value`, decimal text.
    pub value: Option<String>,
    /// The currency of that.
    pub currency: Option<String>,
    /// ISO 3166-1 alpha-2 code.
    pub country: String,
    /// The recipient: an e-mail address or phone number.
    pub beneficiary: String,
    /// The brand's logo, an `https` address.
    pub logo: Option<String>,
    /// The code, or a link that leads to it.
    pub code: Option<Code>,
    /// Serial number of the card.
    pub serial: Option<String>,
    /// A second secret that some cards need.
    pub security_code: Option<String>,
    /// The operator's reference of a top-up.
    pub operator_reference: Option<String>,
    /// Image of the barcode or of an eSIM's QR code.
    pub image: Option<String>,
    /// Links that install an eSIM.
    pub install: InstallLinks,
    /// How to redeem, in the API's HTML or plain text.
    pub instructions: Option<String>,
    /// Its terms, in the API's HTML or plain text.
    pub terms: Option<String>,
    /// What the brand offers with it.
    pub promotion: Option<Promotion>,
    /// Why the line failed, in the API's words.
    pub failure: Option<String>,
}

/// Links that install an eSIM; `https` only.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InstallLinks {
    /// For any device.
    pub any: Option<String>,
    /// For Android.
    pub android: Option<String>,
    /// For devices of Apple.
    pub apple: Option<String>,
}

/// What a brand offers with a line that was delivered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Promotion {
    /// Its name.
    pub title: String,
    /// What it gives, in the API's HTML or plain text; may be empty.
    pub text: String,
}

/// What `pin_code` holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Code {
    /// A code to copy.
    Text(String),
    /// A page that shows the code; only `https` addresses get here.
    Link(String),
}

/// How far a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Nothing arrived yet.
    Pending,
    /// Delivered, and nothing of it came here: it went by e-mail alone.
    Emailed,
    /// Delivered.
    Delivered,
    /// This line did not work; others of the order may have.
    Failed,
    /// Its money went back.
    Refunded,
}

impl Delivery {
    /// How far the line is. `done` tells whether the order as a whole is.
    ///
    /// The final spelling of `delivery_state` is not certain (`docs/wire-format.md` section 10.3), so what arrived
    /// counts more.
    pub fn progress(&self, done: bool) -> Progress {
        match self.state.as_str() {
            "Refunded" => Progress::Refunded,
            _ if self.has_goods() => Progress::Delivered,
            "Failed" | "Canceled" | "Cancelled" => Progress::Failed,
            _ if self.failure.is_some() => Progress::Failed,
            // A top-up may have nothing to show but its state: the phone has it. A card without its code went by e-mail,
            // or its code is about to follow; a line without a state is as far as its order.
            "Done" | "Completed" | "Succeeded" | "" if done => {
                if self.is_for_phone() {
                    Progress::Delivered
                } else {
                    Progress::Emailed
                }
            }
            _ => Progress::Pending,
        }
    }

    /// Whether what arrived is hidden until it is asked for: a code, a link that leads to it, a picture or a number that is
    /// as good. What installs an eSIM and has no code beside it is there to be scanned from the screen.
    pub fn is_secret(&self) -> bool {
        let numbers = self.serial.is_some() || self.security_code.is_some();
        let picture = self.image.is_some() && self.install == InstallLinks::default();
        self.code.is_some() || numbers || picture
    }

    fn is_for_phone(&self) -> bool {
        !self.beneficiary.is_empty() && !self.beneficiary.contains('@')
    }

    /// Whether there is something for the shopper to keep.
    pub fn has_goods(&self) -> bool {
        self.code.is_some()
            || self.image.is_some()
            || self.operator_reference.is_some()
            || self.install != InstallLinks::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_is_as_good_as_the_code_is_hidden() {
        let text = || Some("1".to_owned());
        let esim = InstallLinks { any: text(), ..InstallLinks::default() };
        for (line, secret) in [
            (Delivery { code: Some(Code::Text("X".into())), ..Delivery::default() }, true),
            (Delivery { code: Some(Code::Link("https://x.example".into())), ..Delivery::default() }, true),
            (Delivery { image: text(), ..Delivery::default() }, true),
            (Delivery { serial: text(), ..Delivery::default() }, true),
            (Delivery { security_code: text(), ..Delivery::default() }, true),
            (
                Delivery { code: Some(Code::Text("X".into())), install: esim.clone(), ..Delivery::default() },
                true,
            ),
            (Delivery { image: text(), install: esim, ..Delivery::default() }, false),
            (Delivery { operator_reference: text(), ..Delivery::default() }, false),
            (Delivery::default(), false),
        ] {
            assert_eq!(line.is_secret(), secret, "{line:?}");
        }
    }

    #[test]
    fn what_arrived_counts_more_than_its_state() {
        let line = |state: &str, code: bool, failure: bool| Delivery {
            state: state.into(),
            beneficiary: "ada@example.com".into(),
            code: code.then(|| Code::Text("X".into())),
            failure: failure.then(|| "no stock".into()),
            ..Delivery::default()
        };
        let top_up =
            |state: &str| Delivery { beneficiary: "+14155551234".into(), ..line(state, false, false) };
        for (delivery, done, progress) in [
            (line("Whatever", true, false), true, Progress::Delivered),
            (line("Done", false, false), true, Progress::Emailed),
            (line("Succeeded", false, false), true, Progress::Emailed),
            (line("", false, false), true, Progress::Emailed),
            (line("Done", false, false), false, Progress::Pending),
            (line("WaitingForDelivery", false, false), true, Progress::Pending),
            (top_up("Done"), true, Progress::Delivered),
            (top_up("Done"), false, Progress::Pending),
            (line("Unheard", false, false), true, Progress::Pending),
            (line("Succeeded", false, true), true, Progress::Failed),
            (line("Failed", false, false), true, Progress::Failed),
            (line("Refunded", true, false), true, Progress::Refunded),
        ] {
            assert_eq!(delivery.progress(done), progress, "{delivery:?}");
        }
    }
}
