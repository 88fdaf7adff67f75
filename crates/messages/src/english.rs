//! English messages that are loaded later than the program: where the tables of [`crate::split_messages!`] find them.

use core::any::Any;
use core::cell::Cell;
use core::hint::black_box;

/// The static `EN` of any table.
pub type Table = &'static (dyn Any + Send + Sync);

thread_local! {
    static INSTALLED: Cell<&'static [Table]> = const { Cell::new(&[]) };
}

/// From now on the tables of this thread speak English: those that are listed.
pub fn install(tables: &'static [Table]) {
    // A compiler that saw what is kept here would name the tables where they are read, and no linker could put them apart.
    INSTALLED.set(black_box(tables));
}

/// Whether English can be spoken at once.
pub fn is_installed() -> bool {
    cfg!(not(target_family = "wasm")) || !INSTALLED.get().is_empty()
}

/// The English messages of a table; nothing as long as they are not installed.
pub fn table<T: 'static>() -> Option<&'static T> {
    INSTALLED.get().iter().find_map(|it| it.downcast_ref())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_found_by_its_type() {
        struct Words(&'static str);
        struct Others;
        static EN: Words = Words("Tools");
        static TABLES: [Table; 1] = [&EN];
        assert!(table::<Words>().is_none());
        install(&TABLES);
        assert_eq!(table::<Words>().map(|it| it.0), Some("Tools"));
        assert!(table::<Others>().is_none());
    }
}
