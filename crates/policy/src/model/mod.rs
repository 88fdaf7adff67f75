//! The document and everything built on it, as values: no decision is made in here.
//!
//! Reading order: what everything is made of ([`text`], [`day`], [`number`], [`ids`]); the document ([`document`],
//! [`parameter`], [`glossary`]); what can be asked and what is answered ([`fact`], [`value`]); how a rule is written down
//! ([`criterion`], [`rule`]) and the tool around it ([`tool`]); what is built on the tools ([`product`], [`sentence`]); all of it together ([`pack`]); and what is known of somebody ([`facts`]).

pub mod text;
pub mod day;
pub mod number;
pub mod ids;
pub mod document;
pub mod parameter;
pub mod glossary;
pub mod fact;
pub mod value;
pub mod criterion;
pub mod reference;
pub mod rule;
pub mod tool;
pub mod product;
pub mod sentence;
pub mod pack;
pub mod cover;
pub mod facts;
