//! Finds the codes in a picture: by what the browser brings, or, where it brings nothing or fails, by a reader of our own.

use core::cell::{Cell, RefCell};

use js_sys::{Array, JSON, Promise, Reflect};
use leptos::prelude::*;
use leptos::web_sys;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    type BarcodeDetector;
    #[wasm_bindgen(catch, constructor)]
    fn new(options: &JsValue) -> Result<BarcodeDetector, JsValue>;
    #[wasm_bindgen(catch, static_method_of = BarcodeDetector, js_name = getSupportedFormats)]
    fn formats() -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, method)]
    fn detect(this: &BarcodeDetector, picture: &JsValue) -> Result<Promise, JsValue>;

    type Canvas;
    #[wasm_bindgen(method, setter, js_name = width)]
    fn set_width(this: &Canvas, width: u32);
    #[wasm_bindgen(method, setter, js_name = height)]
    fn set_height(this: &Canvas, height: u32);
    #[wasm_bindgen(catch, method, js_name = getContext)]
    fn context(this: &Canvas, kind: &str, options: &JsValue) -> Result<Option<Context>, JsValue>;

    type Context;
    #[wasm_bindgen(catch, method, js_name = drawImage)]
    fn draw(this: &Context, picture: &JsValue, x: u32, y: u32, width: u32, height: u32) -> Result<(), JsValue>;
    #[wasm_bindgen(catch, method, js_name = getImageData)]
    fn pixels(this: &Context, x: u32, y: u32, width: u32, height: u32) -> Result<ImageData, JsValue>;

    type ImageData;
    #[wasm_bindgen(method, getter)]
    fn data(this: &ImageData) -> js_sys::Uint8ClampedArray;

    #[wasm_bindgen(catch, js_name = createImageBitmap)]
    fn decoded(file: &web_sys::File) -> Result<Promise, JsValue>;
}

/// The longer side of what is looked at of a camera's picture: a code of 89 squares that fills half of it still has five points a square.
const OF_CAMERA: [u32; 1] = [1_024];

/// Of a picture from a file, one after the other until something is found.
const OF_FILE: [u32; 2] = [1_600, 3_200];

/// What reads codes.
pub struct Reader {
    browsers: RefCell<Option<BarcodeDetector>>,
    context: Option<(Canvas, Context)>,
    /// Whether it was the browser's that found the last code.
    is_looking: Cell<bool>,
}

impl Reader {
    /// The browser's, where it has one that reads QR codes: some have the name and nothing behind it.
    pub async fn new() -> Reader {
        Reader { browsers: RefCell::new(detector().await), context: canvas(), is_looking: Cell::new(false) }
    }

    /// What the codes say that the camera sees.
    pub async fn in_video(&self, video: &JsValue) -> Vec<String> {
        self.read(video, [side(video, "videoWidth"), side(video, "videoHeight")], &OF_CAMERA).await
    }

    /// What the codes in a picture say; nothing where the file is no picture.
    pub async fn in_file(&self, file: &web_sys::File) -> Option<Vec<String>> {
        let picture = JsFuture::from(decoded(file).ok()?).await.ok()?;
        Some(self.read(&picture, [side(&picture, "width"), side(&picture, "height")], &OF_FILE).await)
    }

    async fn read(&self, picture: &JsValue, size: [u32; 2], looked_at: &[u32]) -> Vec<String> {
        if size.contains(&0) || self.is_looking.replace(true) {
            return Vec::new();
        }
        let mut found = self.by_browser(picture).await.unwrap_or_default();
        for most in looked_at {
            if found.is_empty() {
                found = self.by_ourselves(picture, size, *most);
            }
        }
        self.is_looking.set(false);
        found
    }

    /// One that has failed is not asked again.
    async fn by_browser(&self, picture: &JsValue) -> Option<Vec<String>> {
        let asked = self.browsers.borrow().as_ref()?.detect(picture);
        let answered = match asked {
            Ok(promise) => JsFuture::from(promise).await,
            Err(why) => Err(why),
        };
        let Some(codes) = answered.ok().and_then(|it| it.dyn_into::<Array>().ok()) else {
            self.browsers.replace(None);
            return None;
        };
        Some(codes.iter().filter_map(|it| Reflect::get(&it, &"rawValue".into()).ok()?.as_string()).collect())
    }

    fn by_ourselves(&self, picture: &JsValue, [width, height]: [u32; 2], most: u32) -> Vec<String> {
        let Some((canvas, context)) = &self.context else { return Vec::new() };
        let longer = width.max(height);
        let scaled = |it: u32| if longer <= most { it } else { (it * most / longer).max(1) };
        let (width, height) = (scaled(width), scaled(height));
        canvas.set_width(width);
        canvas.set_height(height);
        let Ok(pixels) = context.draw(picture, 0, 0, width, height).and_then(|()| context.pixels(0, 0, width, height)) else {
            return Vec::new();
        };
        codes_in(width as usize, height as usize, &pixels.data().to_vec())
    }
}

/// What the codes in a picture say, four bytes a point.
fn codes_in(width: usize, height: usize, pixels: &[u8]) -> Vec<String> {
    let grey = |x: usize, y: usize| {
        let at = 4 * (y * width + x);
        // As the eye sees them: green most, blue least.
        let colours = pixels.get(at..at + 3).unwrap_or(&[255, 255, 255]);
        let sum: u32 = colours.iter().zip([77_u32, 150, 29]).map(|(it, weight)| u32::from(*it) * weight).sum();
        (sum >> 8) as u8
    };
    let mut picture = rqrr::PreparedImage::prepare_from_greyscale(width, height, grey);
    picture.detect_grids().iter().filter_map(|it| it.decode().ok()).map(|it| it.1).collect()
}

async fn detector() -> Option<BarcodeDetector> {
    let formats = JsFuture::from(BarcodeDetector::formats().ok()?).await.ok()?.dyn_into::<Array>().ok()?;
    formats.iter().any(|it| it.as_string().as_deref() == Some("qr_code")).then_some(())?;
    BarcodeDetector::new(&JSON::parse(r#"{"formats":["qr_code"]}"#).ok()?).ok()
}

fn canvas() -> Option<(Canvas, Context)> {
    let canvas: Canvas = document().create_element("canvas").ok()?.unchecked_into();
    // The points are read every time: a canvas of the graphics card would have to send them back.
    let options = JSON::parse(r#"{"willReadFrequently":true}"#).unwrap_or_default();
    let context = canvas.context("2d", &options).ok()??;
    Some((canvas, context))
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "sides are whole and not negative")]
fn side(of: &JsValue, name: &str) -> u32 {
    Reflect::get(of, &name.into()).ok().and_then(|it| it.as_f64()).unwrap_or(0.0) as u32
}
