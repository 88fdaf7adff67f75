//! What the tests are made of: the browsers and their drivers, the site that is served to them, a page as a person uses it, the ways into it.

pub mod chromium;
pub mod engines;
pub mod server;
pub mod page;
pub mod routes;
pub mod drafts;
