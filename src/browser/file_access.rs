//! Files and folders that somebody has chosen once, and that the page may then read and write by itself (File System Access). What is
//! asked of the browser here is looked up by name, since few browsers have it and `web-sys` has it only as unstable.

use core::pin::Pin;

use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use leptos::prelude::window;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use crate::browser::download::safe_name;

/// A file or a folder that somebody has chosen.
#[derive(Clone, Debug)]
pub struct Handle(JsValue);

/// Why something was not done, as the browser says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileError {
    /// Somebody has closed the browser's question without an answer.
    Cancelled,
    /// The browser does not let this page, or somebody has said no.
    NotAllowed,
    /// There is no such file or folder at its place any more.
    Gone,
    /// The file cannot be changed: it is protected, or in use elsewhere.
    Fixed,
    /// There is no room for it.
    Full,
    /// Anything else, in the browser's own words.
    Other(String),
}

/// What may be done with a file or a folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Reading.
    Read,
    /// Reading and writing.
    Write,
}

impl Access {
    fn word(self) -> &'static str {
        match self {
            Access::Read => "read",
            Access::Write => "readwrite",
        }
    }
}

/// Whether a file can be chosen that the page then writes.
pub fn offers_files() -> bool {
    has("showSaveFilePicker")
}

/// Whether a folder can be chosen.
pub fn offers_folders() -> bool {
    has("showDirectoryPicker")
}

fn has(method: &str) -> bool {
    Reflect::get(&window(), &JsValue::from_str(method)).is_ok_and(|it| it.is_function())
}

/// Lets somebody choose a file for a text. A browser that is shown a file which is there asks, and empties it.
///
/// # Errors
/// Where none was chosen.
pub async fn choose_file(name: &str) -> Result<Handle, FileError> {
    let options = js_sys::JSON::parse(r#"{"types": [{"accept": {"application/json": [".json"]}}]}"#).map_err(file_error)?;
    Reflect::set(&options, &JsValue::from_str("suggestedName"), &JsValue::from_str(&safe_name(name))).map_err(file_error)?;
    Ok(Handle(call(&window(), "showSaveFilePicker", &[options]).await?))
}

/// Lets somebody choose a folder.
///
/// # Errors
/// Where none was chosen.
pub async fn choose_folder(access: Access) -> Result<Handle, FileError> {
    Ok(Handle(call(&window(), "showDirectoryPicker", &[with_mode(access)]).await?))
}

fn with_mode(access: Access) -> JsValue {
    let options = Object::new();
    // A property of an object of our own can be set.
    let _ = Reflect::set(&options, &JsValue::from_str("mode"), &JsValue::from_str(access.word()));
    options.into()
}

impl Handle {
    /// As IndexedDB has kept it; `None` where it is none.
    pub fn of(kept: JsValue) -> Option<Handle> {
        kept.is_object().then_some(Handle(kept))
    }

    /// What IndexedDB keeps.
    pub fn to_keep(&self) -> JsValue {
        self.0.clone()
    }

    /// Its name, without where it lies: that a page is not told.
    pub fn name(&self) -> String {
        Reflect::get(&self.0, &JsValue::from_str("name")).ok().and_then(|it| it.as_string()).unwrap_or_default()
    }

    /// Whether the page may use it. Where `ask` says so, the browser asks somebody, who has just pressed something.
    ///
    /// # Errors
    /// Where the browser does not say.
    pub async fn may(&self, access: Access, ask: bool) -> Result<bool, FileError> {
        let options = with_mode(access);
        let granted = |it: JsValue| it.as_string().as_deref() == Some("granted");
        if granted(call(&self.0, "queryPermission", core::slice::from_ref(&options)).await?) {
            return Ok(true);
        }
        Ok(ask && granted(call(&self.0, "requestPermission", &[options]).await?))
    }

    /// The file as it is now: its name, its size and when it was changed, and what it holds.
    ///
    /// # Errors
    /// Where it cannot be had.
    pub async fn file(&self) -> Result<web_sys::File, FileError> {
        call(&self.0, "getFile", &[]).await?.dyn_into().map_err(file_error)
    }

    /// Writes a text in the file's place: until all of it is written the file stays as it was.
    ///
    /// # Errors
    /// Where it cannot; the file is then as it was.
    pub async fn write(&self, text: &str) -> Result<(), FileError> {
        let stream = call(&self.0, "createWritable", &[]).await?;
        let written = async {
            call(&stream, "write", &[JsValue::from_str(text)]).await?;
            call(&stream, "close", &[]).await
        };
        match written.await {
            Ok(_) => Ok(()),
            Err(why) => {
                // What was begun is thrown away; it may be gone already.
                let _ = call(&stream, "abort", &[]).await;
                Err(why)
            }
        }
    }

    /// A file of this folder; where it is not there it is made, if `make` says so.
    ///
    /// # Errors
    /// [`FileError::Gone`] where there is none.
    pub async fn file_in(&self, name: &str, make: bool) -> Result<Handle, FileError> {
        let options = Object::new();
        // A property of an object of our own can be set.
        let _ = Reflect::set(&options, &JsValue::from_str("create"), &JsValue::from_bool(make));
        Ok(Handle(call(&self.0, "getFileHandle", &[JsValue::from_str(name), options.into()]).await?))
    }

    /// The files of this folder, and how many folders lie in it, which are not looked into.
    ///
    /// # Errors
    /// Where the folder cannot be read.
    pub async fn files(&self) -> Result<(Vec<web_sys::File>, u32), FileError> {
        let (mut files, mut folders) = (Vec::new(), 0);
        let entries = method(&self.0, "values").and_then(|it| it.call0(&self.0)).map_err(file_error)?;
        loop {
            let next = call(&entries, "next", &[]).await?;
            let entry = Reflect::get(&next, &JsValue::from_str("value")).map_err(file_error)?;
            let Some(entry) = Handle::of(entry) else { return Ok((files, folders)) };
            let kind = Reflect::get(&entry.0, &JsValue::from_str("kind")).map_err(file_error)?;
            match kind.as_string().as_deref() {
                Some("directory") => folders += 1,
                // Files that systems hide are nobody's draft.
                _ if entry.name().starts_with('.') => {}
                // One that was taken away meanwhile is not there.
                _ => match entry.file().await {
                    Ok(file) => files.push(file),
                    Err(FileError::Gone) => {}
                    Err(why) => return Err(why),
                },
            }
        }
    }
}

/// What a file holds, byte for byte.
///
/// # Errors
/// Where it cannot be read.
pub async fn bytes_of(file: &web_sys::File) -> Result<Vec<u8>, FileError> {
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(file_error)?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

fn method(of: &JsValue, name: &str) -> Result<Function, JsValue> {
    Reflect::get(of, &JsValue::from_str(name))?.dyn_into()
}

/// Calls a method by its name and waits for what it promises. One kind of task for all calls, which is less code than one for each.
fn call(of: &JsValue, name: &str, with: &[JsValue]) -> Pin<Box<dyn Future<Output = Result<JsValue, FileError>>>> {
    let arguments: Array = with.iter().collect();
    let promised = method(of, name).and_then(|it| Reflect::apply(&it, of, &arguments));
    Box::pin(async move { JsFuture::from(Promise::resolve(&promised.map_err(file_error)?)).await.map_err(file_error) })
}

/// What the browser says of its failure. Nothing is guessed beyond the names that the standard gives.
fn file_error(error: JsValue) -> FileError {
    let told = |field: &str| Reflect::get(&error, &JsValue::from_str(field)).ok().and_then(|it| it.as_string()).unwrap_or_default();
    match told("name").as_str() {
        "AbortError" => FileError::Cancelled,
        "NotAllowedError" | "SecurityError" => FileError::NotAllowed,
        "NotFoundError" => FileError::Gone,
        "NoModificationAllowedError" | "InvalidModificationError" => FileError::Fixed,
        "QuotaExceededError" => FileError::Full,
        name => FileError::Other([name, " ", told("message").as_str()].concat().trim().to_owned()),
    }
}
