//! Short names for contents: the same content always gets the same.

/// FNV-1a over 128 bits. Tells contents apart, protects nothing.
pub(crate) fn fingerprint(bytes: &[u8]) -> u128 {
    const BASIS: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    bytes
        .iter()
        .fold(BASIS, |hash, byte| (hash ^ u128::from(*byte)).wrapping_mul(PRIME))
}

/// Six capital letters, as the name of a font subset begins with (ISO 32000-1, 9.6.4).
pub(crate) fn six_letters(bytes: &[u8]) -> String {
    let mut rest = fingerprint(bytes);
    (0..6)
        .map(|_| {
            let letter = u8::try_from(rest % 26).unwrap_or(0);
            rest /= 26;
            char::from(b'A' + letter)
        })
        .collect()
}
