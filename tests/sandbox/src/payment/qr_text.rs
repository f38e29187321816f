//! The payment text of an address (`docs/wire-format.md` section 12): BIP21, Lightning, EIP-681, Solana Pay, Tron,
//! TON, one that nobody knows, or the bare address.
//! It never rounds: token units are the decimal text with the point moved.

use super::pair::Pair;

/// What a wallet scans to pay `amount`, decimal text in the pair's coin, to `address`.
pub(crate) fn qr_text(pair: &Pair, address: &str, amount: &str) -> String {
    match (pair.coin, pair.network, pair.chain_id) {
        (_, "Lightning", _) => format!("lightning:{address}"),
        ("BTC", ..) => format!("bitcoin:{address}?amount={amount}"),
        ("LTC", ..) => format!("litecoin:{address}?amount={amount}"),
        ("TRX", ..) => format!("tron:{address}?amount={amount}"),
        ("GRAM", ..) => {
            let units = units(amount, pair.decimals);
            format!("ton://transfer/{address}?amount={units}&jetton={}", pair.contract)
        }
        // A scheme that nobody registered.
        ("SUI", ..) => format!("suipay:{address}?amount={amount}"),
        ("DOGE", ..) => format!("dogecoin:{address}?amount={amount}"),
        (_, "Solana", _) if pair.contract.is_empty() => format!("solana:{address}?amount={amount}"),
        (_, "Solana", _) => format!("solana:{address}?amount={amount}&spl-token={}", pair.contract),
        (_, _, Some(chain)) if pair.contract.is_empty() => {
            format!("ethereum:{address}@{chain}?value={}", units(amount, pair.decimals))
        }
        (_, _, Some(chain)) => {
            let units = units(amount, pair.decimals);
            format!("ethereum:{}@{chain}/transfer?address={address}&uint256={units}", pair.contract)
        }
        _ => address.to_owned(),
    }
}

/// `amount` in the smallest unit of a token with `decimals` decimals.
fn units(amount: &str, decimals: usize) -> String {
    let (whole, fraction) = amount.split_once('.').unwrap_or((amount, ""));
    let digits = format!("{whole}{fraction:0<decimals$}");
    let units = digits.trim_start_matches('0');
    if units.is_empty() { "0".to_owned() } else { units.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::payment::pair;

    #[test]
    fn each_network_has_its_own_form() {
        let rows = [
            ("BTC", "Mainnet", "bitcoin:ADDR?amount=11.40"),
            ("BTC", "Lightning", "lightning:ADDR"),
            ("LTC", "Mainnet", "litecoin:ADDR?amount=11.40"),
            ("SOL", "Solana", "solana:ADDR?amount=11.40"),
            (
                "USDC",
                "Solana",
                "solana:ADDR?amount=11.40&spl-token=EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v",
            ),
            ("ETH", "Base", "ethereum:ADDR@8453?value=11400000000000000000"),
            (
                "USDC",
                "Base",
                "ethereum:0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913@8453/transfer?address=ADDR&uint256=11400000",
            ),
            ("USDT", "Tron", "ADDR"),
            ("TRX", "Tron", "tron:ADDR?amount=11.40"),
            ("SUI", "Sui", "suipay:ADDR?amount=11.40"),
            (
                "GRAM",
                "Ton",
                "ton://transfer/ADDR?amount=11400000000&jetton=EQC47093oX5Xhb0xuk2lCr2RhS8rj-vul61u4W2UH5ORmG_O",
            ),
            ("TON", "TonMainnet", "ADDR"),
        ];
        for (coin, network, text) in rows {
            assert_eq!(qr_text(pair(coin, network).unwrap(), "ADDR", "11.40"), text);
        }
    }
}
