//! What can be said of a problem code: where it shows, what is offered, what else follows. It knows no code and no words.

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
    /// The field of the address for refunds.
    Refund,
    /// Above the pay button: nothing in the form mends it.
    Review,
}

/// A kind of remedy, the nearest first: in this order they are offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RemedyKind {
    /// Take the phone number with the code of its country.
    CompletedPhone,
    /// Ask for prices once more.
    Reload,
    /// The shopper's account with Cryptorefills: `login-url`.
    Account,
    /// Choose another amount.
    OtherAmount,
    /// Pay over another network, or with another coin.
    OtherRoute,
    /// Pay over another network with the same coin.
    SameCoin,
    /// Pay with what the answer names, else over another network or with another coin.
    NamedRoutes,
    /// The identity check: `kyc-url`.
    Identity,
    /// Choose another brand.
    OtherBrand,
    /// The e-mail address is to be mended.
    OtherEmail,
    /// Order without the coupon.
    WithoutCoupon,
    /// `support-url`.
    Support,
}

impl RemedyKind {
    /// Every kind, the nearest first.
    pub const ALL: [Self; 12] = [
        Self::CompletedPhone,
        Self::Reload,
        Self::Account,
        Self::OtherAmount,
        Self::OtherRoute,
        Self::SameCoin,
        Self::NamedRoutes,
        Self::Identity,
        Self::OtherBrand,
        Self::OtherEmail,
        Self::WithoutCoupon,
        Self::Support,
    ];
}

/// What follows from a code beside its words and remedies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Consequence {
    /// An amount is not on offer any more, or not now: the offer is asked for again.
    ReloadOffer,
    /// In the place of a brand's first offer it means that the brand has nothing to sell.
    SoldOut,
    /// The API's own word that it made nothing: it counts even in an answer of 5xx, where other words may be a gateway's.
    NothingMade,
}

/// All that is known of a code, small enough for a table that ships: kinds and consequences are bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Facts {
    place: Place,
    top_up_place: Place,
    remedies: u16,
    consequences: u8,
}

impl Facts {
    pub(super) const fn new(place: Place, remedies: &[RemedyKind]) -> Self {
        let (mut bits, mut at) = (0, 0);
        while at < remedies.len() {
            bits |= 1 << remedies[at] as u16;
            at += 1;
        }
        Self { place, top_up_place: place, remedies: bits, consequences: 0 }
    }

    pub(super) const fn with_top_up_place(mut self, place: Place) -> Self {
        self.top_up_place = place;
        self
    }

    pub(super) const fn with_consequences(mut self, consequences: &[Consequence]) -> Self {
        let mut at = 0;
        while at < consequences.len() {
            self.consequences |= 1 << consequences[at] as u8;
            at += 1;
        }
        self
    }

    /// Whether it says the same as other facts.
    pub(super) const fn is(self, other: Self) -> bool {
        self.place as u8 == other.place as u8
            && self.top_up_place as u8 == other.top_up_place as u8
            && self.remedies == other.remedies
            && self.consequences == other.consequences
    }

    pub(super) fn place(self, top_up: bool) -> Place {
        if top_up { self.top_up_place } else { self.place }
    }

    pub(super) fn offers(self, kind: RemedyKind) -> bool {
        self.remedies & (1 << kind as u16) != 0
    }

    pub(super) fn causes(self, consequence: Consequence) -> bool {
        self.consequences & (1 << consequence as u8) != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_and_every_consequence_has_a_bit_of_its_own() {
        for kind in RemedyKind::ALL {
            let facts = Facts::new(Place::Review, &[kind]);
            let offered: Vec<_> = RemedyKind::ALL.into_iter().filter(|other| facts.offers(*other)).collect();
            assert_eq!(offered, [kind]);
        }
        let all = [Consequence::ReloadOffer, Consequence::SoldOut, Consequence::NothingMade];
        for one in all {
            let facts = Facts::new(Place::Review, &[]).with_consequences(&[one]);
            let caused: Vec<_> = all.into_iter().filter(|other| facts.causes(*other)).collect();
            assert_eq!(caused, [one]);
        }
    }
}
