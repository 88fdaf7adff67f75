//! The camera of the device: on as long as a [`Camera`] lives, and off with it.

use js_sys::{JSON, Promise, Reflect};
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    type MediaDevices;
    #[wasm_bindgen(catch, method, js_name = getUserMedia)]
    fn get_user_media(this: &MediaDevices, wanted: &JsValue) -> Result<Promise, JsValue>;

    type MediaStream;
    #[wasm_bindgen(method, getter)]
    fn active(this: &MediaStream) -> bool;
    #[wasm_bindgen(method, js_name = getTracks)]
    fn tracks(this: &MediaStream) -> Vec<MediaStreamTrack>;

    type MediaStreamTrack;
    #[wasm_bindgen(method)]
    fn stop(this: &MediaStreamTrack);
}

/// The camera at the back, in a size in which codes can be read; of a device that has no such camera, any.
const WANTED: &str = r#"{"audio":false,"video":{"facingMode":"environment","width":{"ideal":1280},"height":{"ideal":720}}}"#;

/// A camera that is on.
pub struct Camera(MediaStream);

/// Why there is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// The page was opened in a way in which browsers give no camera to pages.
    Insecure,
    /// The browser knows no cameras.
    Unsupported,
    /// Somebody, a setting or a rule does not allow it.
    Forbidden,
    /// The device has none.
    None,
    /// Another program has it.
    Busy,
    /// Anything else, in the browser's words.
    Other(String),
}

impl Camera {
    /// Asks for the camera and switches it on.
    ///
    /// # Errors
    /// Why it stays off.
    pub async fn open() -> Result<Camera, Refused> {
        let devices = Reflect::get(&window().navigator(), &"mediaDevices".into()).ok().filter(JsValue::is_object);
        let Some(devices) = devices else {
            return Err(if window().is_secure_context() { Refused::Unsupported } else { Refused::Insecure });
        };
        let wanted = JSON::parse(WANTED).unwrap_or_default();
        let opened = match devices.unchecked_into::<MediaDevices>().get_user_media(&wanted) {
            Ok(opening) => JsFuture::from(opening).await,
            Err(why) => Err(why),
        };
        opened.map(|it| Camera(it.unchecked_into())).map_err(|why| refused(&why))
    }

    /// What it sees, for a `<video>`.
    pub fn stream(&self) -> &JsValue {
        &self.0
    }

    /// Whether it still sees anything: it may be unplugged, or taken away.
    pub fn is_on(&self) -> bool {
        self.0.active()
    }
}

impl Drop for Camera {
    fn drop(&mut self) {
        self.0.tracks().iter().for_each(MediaStreamTrack::stop);
    }
}

fn refused(why: &JsValue) -> Refused {
    let said = |name: &str| Reflect::get(why, &name.into()).ok().and_then(|it| it.as_string()).unwrap_or_default();
    let name = said("name");
    match name.as_str() {
        "NotAllowedError" | "SecurityError" => Refused::Forbidden,
        "NotFoundError" | "OverconstrainedError" => Refused::None,
        "NotReadableError" | "AbortError" => Refused::Busy,
        _ => Refused::Other([name.as_str(), " ", &said("message")].concat().trim().to_owned()),
    }
}
