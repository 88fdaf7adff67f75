//! Writes the template of an element and the calls that fill its holes.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};
use rstml::node::{CustomNode, KVAttributeValue, KeyedAttribute, Node, NodeAttribute, NodeElement, NodeName};
use syn::spanned::Spanned;
use syn::{Error, Expr, Lit, LitStr, Result};

use crate::mark;
use crate::names::is_svg;

/// What one `view!` says: nothing, one view, or several in a row.
pub fn views<C: CustomNode>(nodes: &[Node<C>]) -> Result<TokenStream> {
    let mut views = nodes.iter().filter_map(|node| view(node).transpose()).collect::<Result<Vec<_>>>()?;
    Ok(match views.len() {
        0 => in_view(&quote!(())),
        1 => views.remove(0),
        _ => quote!(::template::into_view::IntoView::into_view([#(#views),*])),
    })
}

/// One view that stands by itself. `None` for a comment.
fn view<C: CustomNode>(node: &Node<C>) -> Result<Option<TokenStream>> {
    Ok(Some(match node {
        Node::Element(element) if is_component(element) => component(element)?,
        Node::Element(element) => {
            let mut template = Template::default();
            template.element(element, false)?;
            template.filled()
        }
        Node::Block(block) => in_view(&quote!(#block)),
        Node::Text(text) => {
            let text = &text.value;
            in_view(&quote!(#text))
        }
        Node::RawText(text) => {
            let text = text.to_string_best();
            in_view(&quote!(#text))
        }
        Node::Fragment(fragment) => views(fragment.children())?,
        Node::Comment(_) => return Ok(None),
        node => return Err(Error::new_spanned(node, "a view has elements, texts, blocks and components")),
    }))
}

/// Whatever can be a view, as one.
fn in_view(view: &TokenStream) -> TokenStream {
    quote!(::template::into_view::IntoView::into_view(#view))
}

fn is_component<C: CustomNode>(element: &NodeElement<C>) -> bool {
    match element.name() {
        NodeName::Path(path) => {
            path.path.segments.len() > 1 || path.path.get_ident().is_none_or(|name| name.to_string().starts_with(char::is_uppercase))
        }
        _ => false,
    }
}

/// A component is Leptos' own; what stands between its tags is ours.
fn component<C: CustomNode>(element: &NodeElement<C>) -> Result<TokenStream> {
    let (open, close) = (&element.open_tag, &element.close_tag);
    let children = match element.children() {
        [] => quote!(),
        [Node::Block(block)] => quote!(#block),
        children => {
            let children = views(children)?;
            quote!({ #children })
        }
    };
    Ok(in_view(&quote!(::leptos::prelude::view! { #open #children #close })))
}

/// A template as far as it is written.
#[derive(Default)]
struct Template {
    text: String,
    holes: Vec<TokenStream>,
}

impl Template {
    fn element<C: CustomNode>(&mut self, element: &NodeElement<C>, inside_svg: bool) -> Result<()> {
        let name = element.name().to_string();
        let svg =
            is_svg(&name, inside_svg).ok_or_else(|| Error::new(element.name().span(), format!("HTML and SVG know no element `{name}`")))?;
        self.mark(if svg { mark::SVG } else { mark::ELEMENT });
        self.word(&name);
        for attribute in element.attributes() {
            match attribute {
                NodeAttribute::Attribute(attribute) => self.attribute(attribute, &name)?,
                NodeAttribute::Block(block) => return Err(Error::new_spanned(block, "attributes in a block are not known here")),
            }
        }
        for child in element.children() {
            self.child(child, svg)?;
        }
        self.mark(mark::CLOSE);
        Ok(())
    }

    fn child<C: CustomNode>(&mut self, child: &Node<C>, svg: bool) -> Result<()> {
        match child {
            Node::Element(element) if !is_component(element) => self.element(element, svg)?,
            Node::Text(text) => self.fixed_text(&text.value.value()),
            Node::RawText(text) => self.fixed_text(&text.to_string_best()),
            Node::Fragment(fragment) => fragment.children().iter().try_for_each(|child| self.child(child, svg))?,
            Node::Block(block) => {
                self.mark(mark::VIEW);
                self.holes.push(quote!(view(#block)));
            }
            node => {
                if let Some(view) = view(node)? {
                    self.mark(mark::VIEW);
                    self.holes.push(quote!(view(#view)));
                }
            }
        }
        Ok(())
    }

    fn attribute(&mut self, attribute: &KeyedAttribute, element: &str) -> Result<()> {
        let key = attribute.key.to_string();
        let value = match attribute.possible_value.to_value().map(|value| &value.value) {
            None => quote!(true),
            Some(KVAttributeValue::Expr(value)) => quote!(#value),
            Some(KVAttributeValue::InvalidBraced(value)) => quote!(#value),
        };
        if let Some((prefix, name)) = key.split_once(':') {
            let (sign, hole) = match prefix {
                "on" => {
                    let event = format_ident!("{name}", span = attribute.key.span());
                    (mark::EVENT, quote!(event(::leptos::ev::#event, #value)))
                }
                "class" => (mark::CLASS, quote!(value(#value))),
                "style" => (mark::STYLE, quote!(value(#value))),
                "prop" => (mark::PROPERTY, quote!(value(#value))),
                _ => return Err(Error::new(attribute.key.span(), format!("`{prefix}:` is not known here: on, class, style and prop are"))),
            };
            self.mark(sign);
            self.word(name);
            self.holes.push(hole);
            return Ok(());
        }
        match key.as_str() {
            "node_ref" => {
                let mut letters = element.chars();
                let name: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
                let kind = format_ident!("{name}", span = attribute.key.span());
                self.mark(mark::NODE);
                self.holes.push(quote!(node::<::leptos::html::#kind>(#value)));
            }
            "inner_html" => {
                self.mark(mark::HTML);
                self.holes.push(quote!(value(#value)));
            }
            _ => match fixed(attribute) {
                Some(text) => {
                    self.mark(mark::FIXED);
                    self.word(&key);
                    self.word(&text);
                }
                None => {
                    self.mark(mark::ATTRIBUTE);
                    self.word(&key);
                    self.holes.push(quote!(value(#value)));
                }
            },
        }
        Ok(())
    }

    fn mark(&mut self, mark: char) {
        self.text.push(mark);
    }

    fn word(&mut self, word: &str) {
        self.text.push_str(word);
        self.text.push(mark::END);
    }

    fn fixed_text(&mut self, text: &str) {
        self.mark(mark::TEXT);
        self.word(text);
    }

    /// The expression that fills the template.
    fn filled(self) -> TokenStream {
        let (text, holes) = (LitStr::new(&self.text, Span::call_site()), self.holes);
        let count = holes.len();
        if count == 0 {
            return quote!(::template::holes::Holes::with_capacity(0).fill(#text));
        }
        let variable = variable();
        quote! {{
            let mut #variable = ::template::holes::Holes::with_capacity(#count);
            #(#variable.#holes;)*
            #variable.fill(#text)
        }}
    }
}

/// The name of what is filled, which no block of a view can see or hide.
fn variable() -> Ident {
    Ident::new("holes", Span::mixed_site())
}

/// The text of an attribute that stays: without a value, or with a text or a number written out. `false` stays for the code to leave away.
fn fixed(attribute: &KeyedAttribute) -> Option<String> {
    let Some(value) = attribute.possible_value.to_value() else { return Some(String::new()) };
    match &value.value {
        KVAttributeValue::Expr(Expr::Lit(literal)) => match &literal.lit {
            Lit::Str(text) => Some(text.value()),
            Lit::Int(number) => Some(number.base10_digits().to_owned()),
            Lit::Float(number) => Some(number.base10_digits().to_owned()),
            _ => None,
        },
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that cannot go on says so")]

    use super::*;
    use rstml::node::Infallible;

    /// The template of a view, with its signs as letters, and the calls that fill it.
    fn written(view: TokenStream) -> (String, Vec<String>) {
        let nodes: Vec<Node<Infallible>> = rstml::parse2(view).unwrap();
        let [Node::Element(element)] = &nodes[..] else { unreachable!("a test writes one element") };
        let mut template = Template::default();
        template.element(element, false).unwrap();
        let text = template.text.chars().map(|sign| if sign.is_control() { char::from(b'A' + sign as u8) } else { sign }).collect();
        (text, template.holes.iter().map(|hole| hole.to_string().replace(' ', "")).collect())
    }

    fn refused(view: TokenStream) -> String {
        let nodes: Vec<Node<Infallible>> = rstml::parse2(view).unwrap();
        views(&nodes).unwrap_err().to_string()
    }

    #[test]
    fn what_stays_is_text_and_what_changes_is_a_hole() {
        let (text, holes) =
            written(quote!(<p class="hint" hidden rows=3 title=words.title>"At most " {limit} <b>{move || now.get()}</b></p>));
        assert_eq!(text, "BpAEclassAhintAEhiddenAAErowsA3AGtitleAFAt most ASBbASDD");
        assert_eq!(holes, ["value(words.title)", "view({limit})", "view({move||now.get()})"]);
    }

    #[test]
    fn each_kind_of_hole_has_its_sign() {
        let (text, holes) = written(quote!(<input class:on=a style:width=b prop:value=c on:input=d node_ref=e inner_html=f aria-label=g/>));
        assert_eq!(text, "BinputAHonAIwidthAOvalueAPinputAQRGaria-labelAD");
        assert_eq!(
            holes,
            [
                "value(a)",
                "value(b)",
                "value(c)",
                "event(::leptos::ev::input,d)",
                "node::<::leptos::html::Input>(e)",
                "value(f)",
                "value(g)"
            ]
        );
    }

    #[test]
    fn an_element_inside_of_a_drawing_is_one_of_it() {
        let (text, _) = written(quote!(<svg><title>"A"</title><g/></svg>));
        assert_eq!(text, "CsvgACtitleAFAADCgADD");
    }

    #[test]
    fn a_component_is_left_to_leptos() {
        let (text, holes) = written(quote!(<p><Citation number=4>"A" "B"</Citation></p>));
        assert_eq!(text, "BpASD");
        assert!(
            holes[0].starts_with("view(::template::into_view::IntoView::into_view(::leptos::prelude::view!{<Citationnumber=4>{::template::into_view::IntoView::into_view(["),
            "{}",
            holes[0]
        );
    }

    #[test]
    fn what_is_not_known_is_named() {
        assert!(refused(quote!(<buton/>)).contains("`buton`"));
        assert!(refused(quote!(<p use:focus/>)).contains("`use:`"));
        assert!(refused(quote!(<p {..attributes}/>)).contains("block"));
    }
}
