// Whether this browser can run the app, and starting it. The last piece: all that the others declare stands.

// How long one waits before being told that the connection is slow, in milliseconds.
var SLOW = 12000;
// Uses everything that Rust's compiler takes for granted: bulk memory, reference types, sign extension, saturating
// conversion, several results, mutable globals. See docs/hosting.md.
var PROBE = [
  0, 97, 115, 109, 1, 0, 0, 0, 1, 10, 2, 96, 0, 2, 127, 127, 96, 1, 125, 0, 3, 3, 2, 0, 1, 4, 4, 1, 111, 0, 1, 5, 3, 1, 0, 1,
  6, 6, 1, 127, 1, 65, 0, 11, 7, 5, 1, 1, 97, 3, 0, 10, 37, 2, 6, 0, 65, 1, 65, 2, 11, 28, 0, 32, 0, 252, 0, 26, 65, 1, 192,
  26, 65, 0, 65, 0, 65, 0, 252, 11, 0, 208, 111, 65, 0, 252, 15, 0, 26, 11
];

var paper = null;

// Why this browser cannot run the app, as a key of WORDS; nothing where it can.
function hurdle() {
  try {
    if (!('noModule' in document.createElement('script') && typeof Promise === 'function' && typeof fetch === 'function')) return 'old';
    if (typeof WebAssembly !== 'object') return 'off';
    var probe = new Uint8Array(PROBE);
    if (!WebAssembly.validate(probe)) return 'old';
    try {
      new WebAssembly.Module(probe);
    } catch (error) {
      reason = String(error);
      return 'refused';
    }
  } catch (error) {
    return 'old';
  }
}

function trap(error) {
  return typeof WebAssembly === 'object' && error instanceof WebAssembly.RuntimeError;
}

// `start` is called by a script that only a browser that knows modules runs; the rest by the app.
window.twentyMeasures = {
  start: function (init, url) {
    if (!able || state !== 'waiting') return;
    state = 'starting';
    if (!language) return run(init, url);
    english(function (bytes) {
      texts = bytes;
      run(init, url);
    });
  },
  cover: function () { return cover; },
  mounted: mounted,
  // The cover did not come, or is none.
  failed: function () {
    cover.then(function () { throw fault('other', addressOf('cover'), types[addressOf('cover')]); }).catch(stop);
  },
  bring: bring,
  address: function (name) { return files ? addressOf(name) : fullAddress(name); },
  worker: function () {
    var worker = new Worker(scripts.createScriptURL(fullAddress('worker')));
    return files ? files.feed(worker, addressOf('worker')) : worker;
  },
  // Called by wasm-bindgen's script, where it sets the HTML of an element: see xtask/src/dist/trusted_types.rs.
  html: function (text) { return templates.createHTML(text); },
  // Why the last file did not come, in the language of the app.
  why: function () { return latest[root.lang === 'en' ? 1 : 0]; },
  english: english,
  part: part,
  dress: dress,
  texts: function () { return texts || undefined; },
  offline: function () { return offline; },
  newer: function () { return newer; },
  apply: function () {
    if (!registration || !registration.waiting) return window.location.reload();
    asked = true;
    registration.waiting.postMessage('apply');
  }
};

function run(init, url) {
  init({ module_or_path: get(url) }).then(null, function (error) {
    if (trap(error)) fail('crash', String(error));
    else stop(wasmFault(url, error));
  });
}

function mounted() {
  if (state !== 'starting') return;
  state = 'running';
  paper = document.getElementById('paper');
  if (paper) paper.parentNode.removeChild(paper);
  try {
    if (sessionStorage.getItem(MENDED)) tellApp(offline, 'mended');
    sessionStorage.removeItem(MENDED);
  } catch (error) {
    // Storage is blocked: then nothing was mended either.
  }
  setTimeout(extras, 1000);
  setTimeout(keep, 1000);
}

// What helps beside the app, which a first visit does not wait for: it comes with the first part, or a second after the start. Where
// it does not come, the app goes on without it.
var helped = false;
function extras() {
  if (helped || !addressOf('extras')) return;
  helped = true;
  var script = document.createElement('script');
  script.src = scripts.createScriptURL(fullAddress('extras'));
  document.head.appendChild(script);
}

if (document.addEventListener) {
  document.addEventListener(PANIC, function (event) {
    reason = String(event.detail);
    // The panic itself has to end first; nothing of the app runs after it.
    setTimeout(function () { fail('crash', reason); }, 0);
  });
  window.addEventListener('error', function (event) {
    if (event.target && event.target.tagName === 'SCRIPT') explainScripts();
    else if (trap(event.error)) fail('crash', String(event.error));
    else if (state === 'waiting' && /\/(app|twenty-measures)-[0-9a-f]+[.\/]/.test(event.filename || '')) stop(fault('stuck', event.filename, event.message));
  }, true);
  window.addEventListener('unhandledrejection', function (event) {
    if (trap(event.reason)) fail('crash', String(event.reason));
  });
}

function ready() {
  var why = hurdle();
  able = !why;
  if (why) fail(why, reason);
  else if (window.location.protocol === 'file:' && !files) fail('file');
  else {
    single();
    hurry();
    tell('opening');
    setTimeout(function () { if (state === 'waiting' || state === 'starting') tell('slow'); }, SLOW);
  }
}

// This script comes last in the page, so the page stands.
ready();
