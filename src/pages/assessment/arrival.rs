//! What is said on a draft that was made from another one, once, when it is opened for the first time.

use core::cell::RefCell;

use crate::routing::navigator::navigate;
use crate::routing::route::Route;

thread_local! {
    /// The id of the draft, and what is said there.
    static SAID: RefCell<Option<(String, String)>> = const { RefCell::new(None) };
}

/// Opens a draft that was just made, and says there where it comes from.
pub fn open_new(id: String, said: String) {
    SAID.set(Some((id.clone(), said)));
    navigate(&Route::Draft(id, None));
}

/// What is to be said on a draft; nothing the second time.
pub fn said_on(id: &str) -> Option<String> {
    SAID.take().filter(|it| it.0 == id).map(|it| it.1)
}
