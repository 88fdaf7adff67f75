//! Reads the codes of drafts: what the camera sees, or pictures. What has been read stays until the app is closed, so that somebody whose
//! camera went off goes on where they were.

use core::cell::RefCell;
use core::time::Duration;
use std::rc::Rc;

use exchange::collection::{Collection, Progress, Seen};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::web_sys;
use template::View;
use template_macro::view;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use crate::components::codes::camera::{Camera, Refused};
use crate::components::codes::reader::Reader;
use crate::components::file_chooser::file_chooser;
use crate::i18n::language;
use crate::i18n::messages::components::codes::{Words, words};

/// Between two looks at what the camera sees: the page stays at hand meanwhile.
const PAUSE: Duration = Duration::from_millis(80);

thread_local! {
    /// What has been read and is not whole.
    static COLLECTION: RefCell<Collection> = RefCell::default();
}

#[wasm_bindgen]
extern "C" {
    type Video;
    #[wasm_bindgen(method, setter, js_name = srcObject)]
    fn set_stream(this: &Video, stream: &JsValue);
    #[wasm_bindgen(catch, method)]
    fn play(this: &Video) -> Result<js_sys::Promise, JsValue>;
}

/// Whether the camera is on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Eye {
    Off,
    Opening,
    On,
}

#[derive(Clone, Copy)]
struct Scan {
    words: &'static Words,
    take: Callback<String>,
    eye: RwSignal<Eye>,
    /// How often the camera was asked for: who asked before the last time is not answered any more.
    asked: StoredValue<u32>,
    camera: StoredValue<Option<Camera>, LocalStorage>,
    video: NodeRef<leptos::html::Video>,
    progress: RwSignal<Vec<Progress>>,
    /// What else there is to say, line by line.
    said: RwSignal<Vec<String>>,
}

/// What reads codes; `take` gets each draft of which all have been read.
pub fn scan(take: Callback<String>) -> View {
    let words = words(language());
    let scan = Scan {
        words,
        take,
        eye: RwSignal::new(Eye::Off),
        asked: StoredValue::new(0),
        camera: StoredValue::new_local(None),
        video: NodeRef::new(),
        progress: RwSignal::new(COLLECTION.with_borrow(Collection::progress)),
        said: RwSignal::new(Vec::new()),
    };
    let escape = window_event_listener(leptos::ev::keydown, move |event| {
        if event.key() == "Escape" && scan.eye.get_untracked() != Eye::Off {
            scan.close(words.closed);
        }
    });
    let hidden = window_event_listener(leptos::ev::visibilitychange, move |_| {
        if document().hidden() && scan.eye.get_untracked() != Eye::Off {
            scan.close(words.closed_hidden);
        }
    });
    on_cleanup(move || {
        escape.remove();
        hidden.remove();
        scan.switch_off();
    });
    let pressed = move |_| match scan.eye.get_untracked() {
        Eye::Off => scan.open(),
        Eye::Opening | Eye::On => scan.close(words.closed),
    };
    let label = move || if scan.eye.get() == Eye::Off { words.open_camera } else { words.close_camera };
    let state = move || match scan.eye.get() {
        Eye::Off => "",
        Eye::Opening => words.opening,
        Eye::On => words.looking,
    };
    let chosen = move |event: leptos::ev::Event| {
        let Some(input) = event.target().and_then(|it| it.dyn_into::<web_sys::HtmlInputElement>().ok()) else { return };
        let files: Vec<web_sys::File> = input.files().map(|it| (0..it.length()).filter_map(|at| it.get(at)).collect()).unwrap_or_default();
        // Otherwise the same file could not be chosen again.
        input.set_value("");
        spawn_local(scan.look_at(files));
    };
    let progress = move || {
        let of_one = |draft: Progress| {
            let more = draft.have + draft.missing.len() < draft.of;
            view! { <li>{(words.progress)(draft.have, draft.of, &draft.missing, more)}</li> }
        };
        scan.progress.get().into_iter().map(of_one).collect_view()
    };
    let said = move || scan.said.get().into_iter().map(|it| view! { <li>{it}</li> }).collect_view();
    view! {
        <p class="help">{words.scan_help}</p>
        <p class="actions"><button type="button" on:click=pressed>{label}</button></p>
        <video class="viewfinder" hidden=move || scan.eye.get() != Eye::On node_ref=scan.video playsinline prop:muted=true aria-hidden="true"></video>
        <label for="code-pictures">{words.pictures}</label>
        {file_chooser("code-pictures", None, true, chosen)}
        <div role="status"><p class="quiet">{state}</p><ul class="said">{progress}{said}</ul></div>
    }
}

impl Scan {
    fn open(self) {
        let words = self.words;
        self.begin();
        self.eye.set(Eye::Opening);
        let turn = self.asked.try_update_value(|times| {
            *times += 1;
            *times
        });
        spawn_local(async move {
            let opened = Camera::open().await;
            // Somebody has pressed again, or left: then the camera goes off as it came.
            if self.asked.try_get_value() != turn || self.eye.try_get_untracked() != Some(Eye::Opening) {
                return;
            }
            match opened {
                Ok(camera) => {
                    if let Some(video) = self.video() {
                        video.set_stream(camera.stream());
                    }
                    self.camera.set_value(Some(camera));
                    self.eye.set(Eye::On);
                    // By itself a film plays only while it is in view. One that does not begin shows nothing to be read, which is seen.
                    if let Some(playing) = self.video().and_then(|it| it.play().ok()) {
                        let _ = JsFuture::from(playing).await;
                    }
                    let reader = Rc::new(Reader::new().await);
                    self.look(turn, reader);
                }
                Err(why) => {
                    self.eye.set(Eye::Off);
                    let why = match why {
                        Refused::Insecure => words.insecure.to_owned(),
                        Refused::Unsupported => words.unsupported.to_owned(),
                        Refused::Forbidden => words.forbidden.to_owned(),
                        Refused::None => words.no_camera.to_owned(),
                        Refused::Busy => words.busy.to_owned(),
                        Refused::Other(why) => (words.other)(&why),
                    };
                    self.said.set(vec![why, words.other_ways.to_owned()]);
                }
            }
        });
    }

    fn begin(self) {
        COLLECTION.with_borrow_mut(Collection::begin);
        self.said.set(Vec::new());
    }

    /// Looks at what the camera sees, again and again while it is on.
    fn look(self, turn: Option<u32>, reader: Rc<Reader>) {
        spawn_local(async move {
            let is_on = move || self.asked.try_get_value() == turn && self.eye.try_get_untracked() == Some(Eye::On);
            let Some(video) = self.video().filter(|_| is_on()) else { return };
            if self.camera.try_with_value(|it| it.as_ref().is_some_and(Camera::is_on)) != Some(true) {
                return self.close(self.words.ended);
            }
            for text in reader.in_video(&video).await {
                if is_on() {
                    self.see(&text);
                }
            }
            if is_on() {
                set_timeout(move || self.look(turn, reader), PAUSE);
            }
        });
    }

    async fn look_at(self, files: Vec<web_sys::File>) {
        let words = self.words;
        self.begin();
        let reader = Reader::new().await;
        let mut failed = Vec::new();
        for file in files {
            let name = file.name();
            let _ = self.said.try_set(vec![(words.looking_at)(&name)]);
            let found = reader.in_file(&file).await;
            // The page may be gone.
            if self.said.try_set(Vec::new()).is_some() {
                return;
            }
            match found {
                None => failed.push((words.no_picture)(&name)),
                Some(found) if found.is_empty() => failed.push((words.no_code)(&name)),
                Some(found) => {
                    found.iter().for_each(|it| self.see(it));
                    failed.append(&mut self.said.get_untracked());
                }
            }
        }
        failed.dedup();
        self.said.set(failed);
    }

    /// Takes what one code says; once a draft is whole, the camera is switched off.
    fn see(self, text: &str) {
        let words = self.words;
        let (seen, whole, progress) = COLLECTION.with_borrow_mut(|it| (it.add(text), it.take_whole(), it.progress()));
        self.progress.set(progress);
        match seen {
            Seen::New => self.said.set(Vec::new()),
            Seen::Known => {}
            Seen::Damaged => self.say(words.damaged),
            Seen::Foreign => self.say(words.foreign),
        }
        for draft in whole {
            match draft {
                Ok(text) => {
                    if self.eye.get_untracked() != Eye::Off {
                        self.close(words.done);
                    }
                    self.take.run(text);
                }
                Err(_) => self.say(words.mixed),
            }
        }
    }

    /// Says it, unless it is said already.
    fn say(self, what: &str) {
        if self.said.with_untracked(|it| it.len() != 1 || it.iter().any(|it| it != what)) {
            self.said.set(vec![what.to_owned()]);
        }
    }

    fn close(self, why: &str) {
        self.switch_off();
        self.eye.set(Eye::Off);
        self.said.set(vec![why.to_owned()]);
    }

    fn switch_off(self) {
        let _ = self.asked.try_update_value(|it| *it += 1);
        if let Some(video) = self.video() {
            video.set_stream(&JsValue::NULL);
        }
        drop(self.camera.try_update_value(Option::take));
    }

    fn video(self) -> Option<Video> {
        self.video.try_get_untracked().flatten().map(|it| JsValue::from(it).unchecked_into())
    }
}
