//! What is kept on a device, told apart from where: the keys, the one rule under which something may go, and how two homes of
//! the same record come to agree. Everything here works over any storage ([`area::Area`]) that may refuse at any call, and so
//! is tested without a browser, with storage that fails at the first, the second, the n-th call.
//!
//! **The rule**: nothing is overwritten or removed before an identical copy lies elsewhere, unit for unit ([`copies`]). Only what
//! somebody has asked to be deleted is deleted.
//!
//! Reading order: the storage ([`area`]), its keys ([`key`]), the rule ([`copies`]), keys of the first editions ([`migration`]),
//! the two homes ([`reconcile`]).

pub mod area;
pub mod key;
pub mod copies;
pub mod migration;
pub mod reconcile;
