// The files of the app: asked for while it is still on its way, and, of one that does not come, what is known of it.

// The part of the app that shows an address, by its first word, or by two where that word has two parts. Also in src/routing/lazy.rs.
var PARTS = {
  measures: 'catalogue', search: 'catalogue', glossary: 'catalogue', ambiguities: 'catalogue', coverage: 'catalogue',
  tools: 'tools', entitlements: 'entitlements', compare: 'entitlements', assessment: 'assessment', rollup: 'roll_up', training: 'training',
  'training/quiz': 'quiz', 'training/practice': 'quiz', 'training/paper': 'quiz', 'training/hands': 'quiz', settings: 'aside',
  about: 'aside', 'self-test': 'self_test', roster: 'roll_up'
};

// Of a file that did not come as it should: what is known, and no guess at the cause.
var FAULTS = {
  refused: ['服务器没有放行 {file}（{what}）。', 'The server did not hand out {file} ({what}). '],
  silent: ['没有取到 {file}：浏览器没有说明原因。', '{file} was not fetched; the browser did not say why. '],
  other: ['{file} 收到的不是完整的程序文件（{what}）。', 'What came for {file} is not the whole program file ({what}). '],
  stuck: ['{file} 没有运行起来（{what}）。', '{file} did not start ({what}). ']
};

// The English texts, where they were chosen before.
var texts = null;
// The cover of the pack, as a promise of its bytes.
var cover = null;
// The words of the last file that did not come, and the types that files came with.
var latest = ['', ''], types = {};

function fault(kind, url, what) {
  latest = FAULTS[kind].map(function (text) {
    return text.replace('{file}', /(app-\w+\/)?[^\/]*$/.exec(url)[0]).replace('{what}', what);
  });
  var error = new Error(latest[1]);
  error.words = latest;
  // Something else came in its place, and may have been kept by the browser.
  error.broken = kind === 'other';
  return error;
}

// A file, if the server hands it out; in the edition of one file, out of the page.
function get(url) {
  return (files ? files.get(url) : fetch(url)).then(function (answer) {
    types[url] = String(answer.headers.get('Content-Type'));
    if (!answer.ok) throw fault('refused', url, answer.status);
    return answer;
  }, function () {
    throw fault('silent', url);
  });
}

function bytesOf(url) {
  return get(url).then(function (answer) { return answer.arrayBuffer(); }).then(null, function (error) {
    throw error.words ? error : fault('silent', url);
  });
}

// What went wrong with WebAssembly that came.
function wasmFault(url, error) {
  if (error.words) return error;
  var told = error instanceof WebAssembly.CompileError ? fault('other', url, types[url]) : fault('stuck', url, error);
  told.detail = String(error);
  return told;
}

// Scripts and sheets do not say why they did not come: they are asked for once more, as files.
function explain(url, type) {
  return get(url).then(function () {
    var fine = types[url].indexOf(type) >= 0;
    var error = fine ? fault('silent', url) : fault('other', url, types[url]);
    error.broken = true;
    error.fine = fine;
    return error;
  }, function (error) {
    return error;
  });
}

function explainScripts() {
  if (!able) return;
  var links = document.querySelectorAll('link[rel=modulepreload]'), asked = [];
  for (var at = 0; at < links.length; at++) asked.push(explain(links[at].href, 'javascript'));
  Promise.all(asked).then(function (errors) {
    stop(errors.filter(function (error) { return !error.fine; })[0] || errors[0]);
  });
}

// Where the browser holds the page to it (Trusted Types, in the policy), only these two make a script's address of a text, and
// elements: an address that the page itself names, and HTML in which nothing can run (the templates of the app's elements, its
// drawings, the hits of the search; see src/browser/markup.rs). Anything else is a fault, and stops there.
function policy(name, rules) {
  try {
    return window.trustedTypes.createPolicy('twenty-measures-' + name, rules);
  } catch (error) {
    // The browser knows no such thing, or a host allows no policy: then the rules alone have to do.
    return rules;
  }
}

var scripts = policy('scripts', {
  createScriptURL: function (url) {
    for (var at = 0, own = ['worker', 'extras', 'offline']; at < own.length; at++) if (url && url === fullAddress(own[at])) return url;
    throw new TypeError('not a script of this page: ' + url);
  }
});

var templates = policy('templates', {
  createHTML: function (text) {
    if (/<(script|iframe|object|embed|base|meta|link|form)\b|<[^>]*[\s"'\/](on\w+|srcdoc)\s*=|javascript:/i.test(text)) throw new TypeError('not a template: ' + text);
    return text;
  }
});

// The bytes of a file. Its address is in the page, since its name changes with what it holds.
function bring(name) {
  return bytesOf(addressOf(name)).then(function (bytes) {
    bytes = new Uint8Array(bytes);
    // `<`: a page came, where a network asks to sign in.
    if (bytes[0] === 60) throw fault('other', addressOf(name), types[addressOf(name)]);
    return bytes;
  });
}

// Calls back with the English texts, or with nothing.
function english(done) {
  bringMessages();
  bring('english').then(done, function () { done(undefined); });
}

// Asks for the files of what the address and the language need, while the app is still on its way.
function hurry() {
  cover = bring('cover');
  // Noticed when the app asks for it.
  cover.then(null, function () {});
  var words = /^#\/([a-z-]+)(\/[a-z-]+)?/.exec(window.location.hash) || [], part = PARTS[words[1] + words[2]] || PARTS[words[1]];
  if (part) dress(part).then(null, function () { /* Said when the part is opened. */ });
  if (part) ask(part);
  if (language) ask('english');
}

// The parts that look things up.
var LOOK_UP = ['catalogue', 'assessment', 'roll_up', 'training', 'quiz'];

// Asks for the files of a part.
function ask(part) {
  var files = (addressOf('part-' + part) || '').split(' ');
  for (var at = 0; files[0] && at < files.length; at++) preload(files[at], 'application/wasm');
  preload(addressOf('pack'), '');
  if (LOOK_UP.indexOf(part) >= 0) preload(addressOf('reference'), '');
}

function preload(url, type) {
  if (files) return;
  var link = document.createElement('link');
  link.rel = 'preload';
  link.as = 'fetch';
  link.type = type;
  link.crossOrigin = 'anonymous';
  link.href = url;
  document.head.appendChild(link);
}

// The sheet that all parts need and no first visit does, and that of one part; each comes once, and a part waits for both, so that nothing
// is seen undressed. Their places are after the sheet of the page, in the order of the page's attributes.
var dressed = {};
function dress(part) {
  return Promise.all(['sheet', 'sheet-' + part].map(function (name) {
    var url = addressOf(name);
    if (url && !dressed[url]) dressed[url] = wear(url);
    return dressed[url];
  }));
}

function wear(url) {
  return new Promise(function (done, failed) {
    var link = document.createElement('link'), worn = document.querySelectorAll('link[rel=stylesheet]'), before = null;
    link.rel = 'stylesheet';
    link.href = url;
    link.onload = done;
    link.onerror = function () {
      delete dressed[url];
      document.head.removeChild(link);
      explain(link.href, 'css').then(failed);
    };
    for (var at = worn.length - 1; at >= 0 && place(worn[at].href) > place(link.href); at--) before = worn[at];
    document.head.insertBefore(link, before);
  });
}

// Where the page names a sheet, among all that it names.
function place(url) {
  var all = document.getElementById('app').attributes;
  for (var at = 0; at < all.length; at++) if (new URL(all[at].value, document.baseURI).href === url) return at;
  return -1;
}

// The bundles that have been asked for, by address: modules that only carry the files of parts. One that did not come is
// asked for again at the next try.
var bundles = {};
function bundle(url) {
  if (!bundles[url]) bundles[url] = bytesOf(url).then(WebAssembly.compile).catch(function (error) {
    delete bundles[url];
    throw wasmFault(url, error);
  });
  return bundles[url];
}

// The bundle of the messages in English, where it has been asked for. It has all that they use, even what other parts use too,
// so that a file is looked for there first.
var messages = null;
function bringMessages() {
  var file = addressOf('part-english');
  if (file) messages = bundle(new URL(file, document.baseURI)).catch(function () { messages = null; });
}

function fromMessages(name) {
  return Promise.resolve(messages).then(function (module) {
    return module ? WebAssembly.Module.customSections(module, name)[0] : undefined;
  });
}

// A file of a part out of its bundle, under the type that browsers ask for. `list` says in which bundle beside it a file is. The
// messages in English need no sheet.
function part(url, list) {
  var name = url.pathname.split('/').pop();
  if (name !== 'split_english.wasm') extras();
  return fromMessages(name).then(function (found) {
    if (found) return found;
    return bundle(new URL(list[name], url)).then(function (module) {
      return WebAssembly.Module.customSections(module, name)[0];
    });
  }).then(function (bytes) {
    return new Response(bytes, { headers: { 'Content-Type': 'application/wasm' } });
  });
}
