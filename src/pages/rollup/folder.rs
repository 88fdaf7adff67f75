//! A folder of files that were handed in: chosen once, read as if they were chosen, and read again when somebody asks, only what has
//! changed. Where the browser offers no folders, nothing is shown.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::web_sys;
use rollup::protocol::{ImportSummary, Request};
use template::View;
use template::effect::effect;
use template_macro::view;

use crate::browser::clock::{local_time, now_utc};
use crate::browser::file_access::{Access, FileError, choose_folder, offers_folders};
use crate::i18n::language;
use crate::i18n::messages::own_file::{reason, words};
use crate::pages::rollup::state::RollupState;
use crate::storage::chosen_files::handles::{self, Chosen, of_rollup};

/// A file of the folder, as it was when it was read.
#[derive(Clone, PartialEq)]
struct Seen {
    name: String,
    /// Its size and when it was changed.
    stamp: String,
}

impl Seen {
    fn of(file: &web_sys::File) -> Seen {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole and not negative")]
        let (size, changed) = (file.size() as u64, file.last_modified() as u64);
        Seen { name: file.name(), stamp: [&size.to_string(), "-", &changed.to_string()].concat() }
    }
}

/// What was read, as one text. No name of a file has a `/` in it.
fn written(all: &[Seen]) -> String {
    let each: Vec<String> = all.iter().map(|it| [&it.stamp, " ", it.name.as_str()].concat()).collect();
    each.join("/")
}

fn read(mark: &str) -> Vec<Seen> {
    let seen = |it: &str| it.split_once(' ').map(|(stamp, name)| Seen { name: name.to_owned(), stamp: stamp.to_owned() });
    mark.split('/').filter_map(seen).collect()
}

/// Of what was sent, what need not be read again: what was taken, or was here already. What was refused is named each time.
fn taken(sent: Vec<Seen>, result: &ImportSummary) -> Vec<Seen> {
    if result.cancelled {
        return Vec::new();
    }
    // Of an archive, what lies in it is named after it.
    let is_refused = |name: &str| result.refused.iter().any(|it| it.0.starts_with(name));
    sent.into_iter().filter(|it| !is_refused(&it.name)).collect()
}

#[derive(Clone, Copy)]
struct Folder {
    state: RollupState,
    /// The name of the folder, and when it was chosen.
    chosen: RwSignal<Option<(String, String)>>,
    said: RwSignal<String>,
    has_failed: RwSignal<bool>,
    /// What was sent to the worker, until it is known what became of it; and what was read before and is still the same.
    sent: StoredValue<Option<(Vec<Seen>, Vec<Seen>)>>,
}

impl Folder {
    fn key(self) -> String {
        of_rollup(self.state.level.id())
    }

    fn choose(self) {
        spawn_local(async move {
            let words = words(language());
            let said = match choose_folder(Access::Read).await {
                Ok(folder) => {
                    let chosen = Chosen { name: folder.name(), handle: Some(folder), since: now_utc(), mark: String::new() };
                    if handles::keep(&self.key(), &chosen).await {
                        let _ = self.chosen.try_set(Some((chosen.name, chosen.since)));
                        return self.look();
                    }
                    words.not_remembered.to_owned()
                }
                Err(FileError::Cancelled) => return,
                Err(why) => [words.not_chosen, &reason(words, why)].concat(),
            };
            let _ = (self.has_failed.try_set(true), self.said.try_set(said));
        });
    }

    /// Reads what is new or has changed.
    fn look(self) {
        spawn_local(async move {
            let Some(chosen) = handles::read(&self.key()).await else { return };
            let name = chosen.name.clone();
            if let Err(why) = self.look_at(chosen).await {
                let words = words(language());
                let said = [(words.not_read)(&name), reason(words, why)].concat();
                let _ = (self.has_failed.try_set(true), self.said.try_set(said));
            }
        });
    }

    async fn look_at(self, chosen: Chosen) -> Result<(), FileError> {
        let words = words(language());
        let folder = chosen.handle.as_ref().ok_or(FileError::Gone)?;
        if !folder.may(Access::Read, true).await? {
            return Err(FileError::NotAllowed);
        }
        let (files, folders) = folder.files().await?;
        // The page may be gone.
        let Some(is_empty) = self.state.view.try_with_untracked(|it| it.files == 0) else { return Ok(()) };
        let known = read(&chosen.mark);
        // Where the table was emptied since, or is not there yet, everything is to be read.
        let (same, new): (Vec<_>, Vec<_>) = files.iter().partition(|it| !is_empty && known.contains(&Seen::of(it)));
        let gone: Vec<&str> = known.iter().map(|it| it.name.as_str()).filter(|name| files.iter().all(|it| it.name() != *name)).collect();
        let mut said = (words.looked)(files.len(), new.len());
        if 0 < folders {
            said.push_str(&(words.folders_left)(folders));
        }
        if !gone.is_empty() {
            said.push_str(&(words.gone_from_folder)(&gone.join(words.and)));
        }
        let _ = (self.has_failed.try_set(false), self.said.try_set(said));
        let same: Vec<Seen> = same.into_iter().map(Seen::of).collect();
        if new.is_empty() {
            self.remember(same).await;
            return Ok(());
        }
        self.sent.try_set_value(Some((new.iter().map(|it| Seen::of(it)).collect(), same)));
        let list: js_sys::Array = new.into_iter().collect();
        let _ = self.state.progress.try_set(Some((0, list.length())));
        self.state.request(|level, selection| Request::Import(level, selection, Vec::new()), Some(list.into()));
        Ok(())
    }

    async fn remember(self, seen: Vec<Seen>) {
        if let Some(chosen) = handles::read(&self.key()).await {
            // Where this is not kept, more is read again than need be.
            let _ = handles::keep(&self.key(), &Chosen { mark: written(&seen), ..chosen }).await;
        }
    }

    fn forget(self) {
        spawn_local(async move {
            if handles::forget(self.key()).await {
                let _ = (self.chosen.try_set(None), self.said.try_set(String::new()));
            }
        });
    }
}

/// The folder, and the buttons to choose one and to look again.
pub fn folder(state: RollupState) -> Option<View> {
    if !offers_folders() {
        return None;
    }
    let words = words(language());
    let folder = Folder {
        state,
        chosen: RwSignal::new(None),
        said: RwSignal::new(String::new()),
        has_failed: RwSignal::new(false),
        sent: StoredValue::new(None),
    };
    spawn_local(async move {
        if let Some(handle) = handles::read(&folder.key()).await {
            let _ = folder.chosen.try_set(Some((handle.name, handle.since)));
        }
    });
    effect(move |_| {
        let Some(result) = state.view.with(|it| it.taken.clone()) else { return };
        if let Some((sent, same)) = folder.sent.try_update_value(Option::take).flatten() {
            let seen = [same, taken(sent, &result)].concat();
            spawn_local(folder.remember(seen));
        }
    });
    let choose = move |label: &'static str| view! { <button type="button" on:click=move |_| folder.choose()>{label}</button> };
    let content = move || match folder.chosen.get() {
        None => choose(words.read_folder),
        Some((name, since)) => view! {
            <p>{(words.folder)(&name, &local_time(&since))}</p>
            <div class="actions">
                <button type="button" class="refresh" on:click=move |_| folder.look()>{words.refresh}</button>
                {choose(words.another_folder)}
                <button type="button" class="plain" on:click=move |_| folder.forget()>{words.forget_folder}</button>
            </div>
        },
    };
    let view = view! {
        <div class="folder">
            {content}
            <p role="status" class="looked" class:warning=move || folder.has_failed.get()>{folder.said}</p>
        </div>
    };
    Some(view)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(name: &str, stamp: &str) -> Seen {
        Seen { name: name.to_owned(), stamp: stamp.to_owned() }
    }

    #[test]
    fn what_was_read_is_read_back() {
        let all = [seen("示例·石桥村 2020.json", "812-1700000000000"), seen("a b.zip", "1-2")];
        assert!(read(&written(&all)) == all);
        assert!(read("").is_empty());
    }

    #[test]
    fn what_was_refused_or_not_reached_is_looked_at_again() {
        let all = || vec![seen("a.json", "1-1"), seen("b.zip", "1-1"), seen("c.txt", "1-1")];
        let refused = vec![("b.zip/x.json".to_owned(), String::new()), ("c.txt".to_owned(), String::new())];
        let result = ImportSummary { refused, ..ImportSummary::default() };
        assert!(taken(all(), &result) == [seen("a.json", "1-1")]);
        assert!(taken(all(), &ImportSummary { cancelled: true, ..ImportSummary::default() }).is_empty());
    }
}
