//! The same cases in WebAssembly, where the product decides them.

#[cfg(target_arch = "wasm32")]
#[wasm_bindgen_test::wasm_bindgen_test]
fn every_case_comes_out_as_written_in_wasm() {
    let all = pack::cases();
    assert!(!all.is_empty());
    for case in &all {
        assert_eq!(policy::engine::cases::run(pack::pack(), case), [], "{}", case.name);
    }
}
