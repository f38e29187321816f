//! How the module begins: with the bytes that the loader has checked. `wasm-bindgen` knows many other ways, from an
//! address, an answer or a module, at once or later; nobody takes them here. Nor does anybody read two gigabytes of text,
//! after which Safari's decoder has to be made anew.

/// A function that `wasm-bindgen` makes, by its first line, and what stands in its place.
const FUNCTIONS: [(&str, &str); 4] = [
    (
        "async function __wbg_load(module, imports) {",
        "async function __wbg_load(module, imports) {\n    return WebAssembly.instantiate(module, imports);\n}\n",
    ),
    (
        "function decodeText(bytes) {",
        "function decodeText(bytes) {\n    return cachedTextDecoder.decode(bytes);\n}\n",
    ),
    // The second module asks by it for what the first one exports.
    ("function initSync(module) {", "function initSync() {\n    return wasm;\n}\n"),
    (
        "async function __wbg_init_once(module_or_path) {",
        "async function __wbg_init_once({ module_or_path }) {
    const { instance, module } = await __wbg_load(await module_or_path, __wbg_get_imports());
    return __wbg_finalize_init(instance, module);\n}\n",
    ),
];

/// The last line of a function.
const END: &str = "\n}\n";

/// The script that begins in one way; or the line that is not there, or more than once.
pub(crate) fn begun(script: &str) -> Result<String, &'static str> {
    let mut begun = script.to_owned();
    for (first, instead) in FUNCTIONS {
        let starts: Vec<usize> = begun.match_indices(first).map(|(at, _)| at).collect();
        let [start] = starts[..] else { return Err(first) };
        let end = begun[start..].find(END).map(|length| start + length + END.len()).ok_or(first)?;
        begun.replace_range(start..end, instead);
    }
    Ok(begun)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_function_is_replaced_to_its_end_and_nothing_else() {
        let made: String =
            FUNCTIONS.iter().map(|(first, _)| format!("{first}\n    if (a) {{\n    }}\n}}\n")).collect();
        let expected: String = FUNCTIONS.iter().map(|(_, instead)| *instead).collect();
        assert_eq!(begun(&format!("one\n{made}two\n")).unwrap(), format!("one\n{expected}two\n"));
        assert_eq!(begun(&made.repeat(2)), Err(FUNCTIONS[0].0));
        assert_eq!(begun(""), Err(FUNCTIONS[0].0));
    }
}
