//! The same questions in WebAssembly, where the product asks them.

#[cfg(target_arch = "wasm32")]
mod digest;

#[cfg(target_arch = "wasm32")]
#[wasm_bindgen_test::wasm_bindgen_test]
fn the_same_seed_gives_the_same_paper_in_wasm() {
    assert_eq!(digest::digest(), digest::GOLDEN);
}
