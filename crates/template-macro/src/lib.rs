//! `view!` in the syntax of Leptos, for crates/template. What stays the same in a view becomes a text, what changes a call that fills a hole
//! of it. A component is handed to Leptos' own `view!`, with what stands between its tags.
//!
//! ```
//! use template::View;
//! use template_macro::view;
//!
//! let limit = 3;
//! let amount = move || 5;
//! let view: View = view! {
//!     <p class="hint" class:warning=move || amount() > limit>
//!         "At most " {limit}
//!     </p>
//! };
//! ```

// The signs are those that crates/template reads; a crate of macros cannot link it, so the file is the same.
#[path = "../../template/src/mark.rs"]
mod mark;
mod names;
mod writer;

use proc_macro::TokenStream;
use quote::quote;
use rstml::{Parser, ParserConfig};

use crate::writer::views;

/// A view, as an `AnyView`: elements, texts in quotes, blocks, closures and components, attributes, `class:`, `style:`, `prop:`, `on:`,
/// `node_ref` and `inner_html`.
///
/// # Errors
///
/// An element that HTML and SVG do not know, an attribute in a block, a prefix that is none of these, or what cannot be read as a view.
#[proc_macro]
pub fn view(tokens: TokenStream) -> TokenStream {
    let parser = Parser::new(ParserConfig::default().recover_block(true));
    let (nodes, diagnostics) = parser.parse_recoverable(proc_macro2::TokenStream::from(tokens)).split_vec();
    let diagnostics = diagnostics.into_iter().map(|diagnostic| diagnostic.emit_as_expr_tokens());
    let view = views(&nodes).unwrap_or_else(|error| error.to_compile_error());
    quote! {{
        #[allow(unused_braces)]
        {
            #(#diagnostics;)*
            #view
        }
    }}
    .into()
}
