//! The addresses of the app: read as messengers hand them over, and marked so that a changed letter shows.
//!
//! A link that carries something is `b&…&Zk7`: the letter of this version, pairs, and an end mark with two check characters
//! ([`mark`]). Messengers append pairs and punctuation, encode, cut, and send a link inside a sentence; [`mangled`] finds what is
//! the app's in it. What stands behind an end mark is never the app's.
//!
//! ```
//! use address::mangled::{place, tidied};
//! use address::mark::{Seal, seal, unseal};
//!
//! let sealed = seal("s=20451&m=7&n=3");
//! let sent = format!("大家做做这道题：https://example.org/?nsukey=x#/training/quiz?{sealed}&from=timeline。谢谢");
//! assert_eq!(place(&sent), Some(format!("#/training/quiz?{sealed}")));
//! assert_eq!(unseal(&tidied(&sealed)), ("s=20451&m=7&n=3", Seal::Whole));
//! assert_eq!(unseal(&sealed.replace("20451", "20457")).1, Seal::Altered);
//! ```

pub mod mark;
pub mod mangled;
