// What runs before the app, and after it should the app break: chooses the looks kept on the device, finds out whether this
// browser can run the app, starts it, and where that fails says so over the text of the measures, which is in the page.
// Written in the JavaScript of 2009 on purpose: a browser that is too old must still be able to read this file.
(function () {
  'use strict';

  // Also named in src/storage/local.rs and src/browser/panic.rs.
  var ROOT = 'twenty-measures/';
  // Keys name the pack; those of the first editions did not. The edition of one file keeps its own beside a site's: `data-space`.
  var PREFIX = ROOT + document.querySelector('meta[name=pack-id]').content + (addressOf('space') || '') + '/';
  var PANIC = 'twenty-measures-panic';
  var EDITION = 'twenty-measures-edition';
  // In the storage of the window: what was kept did not work and has been fetched anew.
  var MENDED = 'twenty-measures-mended';
  // How long one waits before being told that the connection is slow, in milliseconds.
  var SLOW = 12000;
  // Uses everything that Rust's compiler takes for granted: bulk memory, reference types, sign extension, saturating
  // conversion, several results, mutable globals. See docs/hosting.md.
  var PROBE = [
    0, 97, 115, 109, 1, 0, 0, 0, 1, 10, 2, 96, 0, 2, 127, 127, 96, 1, 125, 0, 3, 3, 2, 0, 1, 4, 4, 1, 111, 0, 1, 5, 3, 1, 0, 1,
    6, 6, 1, 127, 1, 65, 0, 11, 7, 5, 1, 1, 97, 3, 0, 10, 37, 2, 6, 0, 65, 1, 65, 2, 11, 28, 0, 32, 0, 252, 0, 26, 65, 1, 192,
    26, 65, 0, 65, 0, 65, 0, 252, 11, 0, 208, 111, 65, 0, 252, 15, 0, 26, 11
  ];
  // The part of the app that shows an address, by its first word, or by two where that word has two parts. Also in src/routing/lazy.rs.
  var PARTS = {
    measures: 'catalogue', search: 'catalogue', glossary: 'catalogue', ambiguities: 'catalogue', coverage: 'catalogue',
    tools: 'tools', entitlements: 'entitlements', compare: 'entitlements', assessment: 'assessment', rollup: 'roll_up', training: 'training',
    'training/quiz': 'quiz', 'training/practice': 'quiz', 'training/paper': 'quiz', 'training/hands': 'quiz', settings: 'aside',
    about: 'aside', 'self-test': 'self_test', roster: 'roll_up'
  };
  var WORDS = {
    opening: ['正在打开……下面的条文现在就能看。', 'Opening … the measures below can be read meanwhile (in Chinese).'],
    slow: ['还在下载。下面的条文现在就能看，计算和自评要等下载完。', 'Still loading. The measures below can be read meanwhile (in Chinese).'],
    old: [
      '这个浏览器太旧，计算、自评和搜索用不了，但全部条文都在下面，可以看，可以打印。要用全部功能，请换用较新的浏览器：Chrome、Edge 96 以上，Firefox 79 以上，Safari 15 以上；国产浏览器请用内核为 Chromium 96 以上的，并切换到“极速模式”。',
      'This browser is too old to compute, assess or search, but the full text of the measures (in Chinese) is below. Everything works in Chrome or Edge 96, Firefox 79, Safari 15, and later.'
    ],
    off: [
      '这个浏览器关掉了 WebAssembly，计算、自评和搜索用不了，但全部条文都在下面，可以看，可以打印。要用全部功能，请在浏览器的设置里打开，或者找管这台设备的人打开。',
      'WebAssembly is switched off in this browser, so it cannot compute, assess or search, but the full text of the measures (in Chinese) is below. The settings of the browser, or whoever manages this device, can switch it on.'
    ],
    refused: [
      '浏览器不许这个页面编译程序（WebAssembly），计算、自评和搜索用不了，但全部条文都在下面，可以看，可以打印。请把最下面的原话告诉维护的人：服务器另加的安全策略要有 wasm-unsafe-eval。',
      'The browser may not compile the program (WebAssembly) of this page, so it cannot compute, assess or search, but the full text of the measures (in Chinese) is below. Tell whoever maintains this what stands at the end: a policy that the server adds has to allow wasm-unsafe-eval.'
    ],
    file: [
      '直接双击打开这个文件，浏览器不让它运行程序，所以只有条文。请通过网址打开；要离线用，请向提供的人要单文件版。',
      'Opened straight from disk, this page may not run its program, so there is only the text. Open it by its web address, or ask for the single-file edition.'
    ],
    load: [
      '程序没有下载完整，所以现在只有条文。请把第一句告诉维护的人，也可以重新载入；这台设备上存的内容没有动。',
      'The program could not be loaded, so there is only the text. Tell whoever maintains this the first sentence, or load again. What is kept on this device is untouched.'
    ],
    crash: [
      '程序出错，停下了。这是程序的毛病，不是您填错了什么。存在这台设备上的内容没有动；要紧的可以先在这里存成文件，再重新载入。',
      'The program has stopped because of a fault of its own, not of anything you entered. What is kept on this device is untouched; you can save it as files here, and then load the page again.'
    ],
    again: ['重新载入', 'Load again'],
    kept: ['存在这台设备上的内容', 'Kept on this device'],
    save: ['存成文件', 'Save as a file'],
    text: ['看文字，可以复制', 'Show as text, to copy'],
    what: ['出错的地方（可以抄给维护的人）', 'What failed (for whoever maintains this)']
  };
  // Of a file that did not come as it should: what is known, and no guess at the cause.
  var FAULTS = {
    refused: ['服务器没有放行 {file}（{what}）。', 'The server did not hand out {file} ({what}). '],
    silent: ['没有取到 {file}：浏览器没有说明原因。', '{file} was not fetched; the browser did not say why. '],
    other: ['{file} 收到的不是完整的程序文件（{what}）。', 'What came for {file} is not the whole program file ({what}). '],
    stuck: ['{file} 没有运行起来（{what}）。', '{file} did not start ({what}). ']
  };

  var root = document.documentElement;
  // What stands in the place of a server in the edition of one file: xtask/src/dist/portable.js.
  var files = window.twentyMeasuresFiles;
  var able = false;
  // 'waiting', 'starting', 'running' or 'failed'.
  var state = 'waiting';
  var paper = null;
  // The English texts, where they were chosen before.
  var texts = null;
  // The cover of the pack, as a promise of its bytes.
  var cover = null;
  var reason = '';
  // The words of the last file that did not come, and the types that files came with.
  var latest = ['', ''], types = {};

  function settings() {
    try {
      return JSON.parse(window.localStorage.getItem(PREFIX + 'settings') || window.localStorage.getItem(ROOT + 'settings')) || {};
    } catch (error) {
      return {};
    }
  }

  var chosen = settings();
  var language = chosen.language === 'en' ? 1 : 0;
  if (chosen.language) root.setAttribute('lang', chosen.language);
  if (chosen.theme) root.setAttribute('data-theme', chosen.theme);
  if (chosen.size) root.setAttribute('data-size', chosen.size);

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

  function element(name, text, parent) {
    var it = document.createElement(name);
    if (text) it.appendChild(document.createTextNode(text));
    if (parent) parent.appendChild(it);
    return it;
  }

  // The place over the text where one is told how things stand; empty, and asked for the two languages as people need them.
  function notice() {
    var it = document.getElementById('boot');
    while (it && it.firstChild) it.removeChild(it.firstChild);
    return it;
  }

  function say(parent, words) {
    // While there may be no app to choose the language in, both are shown; the chosen one first.
    element('p', words[language], parent).setAttribute('lang', language ? 'en' : 'zh-CN');
    element('p', words[1 - language], parent).setAttribute('lang', language ? 'zh-CN' : 'en');
  }

  function tell(name, failed, first) {
    var it = notice();
    if (!it) return null;
    it.className = failed ? 'boot failed' : 'boot';
    if (first) say(it, first);
    say(it, WORDS[name]);
    return it;
  }

  function press(parent, words, act) {
    var it = element('button', words[language], parent);
    it.setAttribute('type', 'button');
    it.onclick = act;
    return it;
  }

  function kept() {
    var found = [];
    try {
      for (var at = 0; at < window.localStorage.length; at++) {
        var key = window.localStorage.key(at);
        if ((key.indexOf(PREFIX) === 0 || /^twenty-measures\/(draft|inputs|scenarios|set-aside|kept)/.test(key)) && !/\/settings$/.test(key)) found.push([key, window.localStorage.getItem(key)]);
      }
    } catch (error) {
      // Storage is blocked: then nothing is kept.
    }
    return found;
  }

  // What the second home has, which may be all there is: src/storage/mirror.rs. One that is not there must not be made by asking.
  function mirrored(each) {
    try {
      var request = window.indexedDB.open(PREFIX + 'mirror');
      request.onupgradeneeded = function () { request.transaction.abort(); };
      request.onsuccess = function () {
        var cursor = request.result.transaction('records').objectStore('records').openCursor();
        cursor.onsuccess = function () {
          var at = cursor.result;
          if (!at) return;
          // Its revision and its text, or none where it was deleted.
          if (typeof at.value[1] === 'string') each(String(at.key), at.value[1]);
          at['continue']();
        };
      };
    } catch (error) {
      // Blocked, or of another shape: then it has nothing to offer.
    }
  }

  function nameOf(key, text) {
    try {
      var it = JSON.parse(text);
      var name = it.name || it.unit_name;
      if (typeof name === 'string' && name) return it.year ? name + ' ' + it.year : name;
    } catch (error) {
      // Not readable as it stands; the key names it well enough.
    }
    return key.slice(ROOT.length);
  }

  function save(name, text) {
    var link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
    link.download = name.replace(/[\\\/:*?"<>|\s]+/g, '-') + '.json';
    document.body.appendChild(link);
    link.click();
    document.body.removeChild(link);
  }

  function hand(list, key, text) {
    var name = nameOf(key, text);
    var line = element('li', '', list);
    element('strong', name, line);
    var actions = element('p', '', line);
    press(actions, WORDS.save, function () { save(name, text); });
    var details = element('details', '', line);
    element('summary', WORDS.text[language], details);
    var field = element('textarea', '', details);
    field.readOnly = true;
    field.rows = 8;
    field.value = text;
    field.setAttribute('aria-label', name);
    field.onfocus = function () { field.select(); };
  }

  // Whoever opens a link is shown what it is about while the app is on its way: of all that the page holds, the title and the clauses
  // of what is asked for. Each element that was hidden or shown for it, and whether it was hidden.
  var changed = [];
  function hide(node, yes) {
    changed.push([node, node.hidden]);
    node.hidden = yes;
  }

  function hideBut(list, kept) {
    for (var at = 0; at < list.length; at++) if (list[at] !== kept && list[at].id !== 'boot') hide(list[at], true);
  }

  function single() {
    var asked = /^#(\/(?:measures|tools)\/[a-z0-9-]+)(\/\d+)?/.exec(window.location.hash), it = asked && document.getElementById(asked[1]);
    if (!it) return;
    hideBut(it.parentNode.children, it);
    hide(it, false);
    var clause = asked[2] && document.getElementById(asked[1] + asked[2]);
    if (clause) hideBut(clause.parentNode.children, clause);
    var ids = (it.getAttribute('data-provisions') || '').split(' ');
    for (var at = 0; ids[0] && at < ids.length; at++) it.lastChild.appendChild(document.getElementById(ids[at]).cloneNode(true)).id = '';
    document.title = it.firstChild.lastChild.textContent.concat(' · ', document.title);
  }

  // All that the page holds, where the app cannot run.
  function whole() {
    while (changed.length) {
      var last = changed.pop();
      last[0].hidden = last[1];
    }
  }

  function fail(name, why, first) {
    if (state === 'failed') return;
    var wasRunning = state === 'running';
    state = 'failed';
    // What the app itself said of its panic says more than the trap that follows it.
    reason = reason || why || '';
    var app = document.getElementById('app');
    if (app) {
      while (app.firstChild) app.removeChild(app.firstChild);
      if (paper && !paper.parentNode) app.parentNode.insertBefore(paper, app.nextSibling);
    }
    whole();
    var it = tell(name, true, first);
    if (!it) return;
    if (name === 'old' || name === 'off' || name === 'file') return;
    press(element('p', '', it), WORDS.again, function () { window.location.reload(); });
    var place = element('div', '', it), drafts = kept(), list = null;
    function offer(key, text) {
      if (!list) {
        element('h2', WORDS.kept[language], place);
        list = element('ul', '', place);
      }
      hand(list, key, text);
    }
    for (var at = 0; at < drafts.length; at++) offer(drafts[at][0], drafts[at][1]);
    mirrored(function (key, text) {
      // What both have is offered once.
      if (!drafts.some(function (pair) { return pair[0] === key && pair[1] === text; })) offer(key, text);
    });
    if (reason) {
      var details = element('details', '', it);
      element('summary', WORDS.what[language], details);
      element('pre', reason, details);
    }
    if (wasRunning) {
      it.setAttribute('tabindex', '-1');
      it.focus();
      it.scrollIntoView();
    }
  }

  function trap(error) {
    return typeof WebAssembly === 'object' && error instanceof WebAssembly.RuntimeError;
  }

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

  function addressOf(name) {
    return document.getElementById('app').getAttribute('data-' + name);
  }

  // The address of a file as those understand it who resolve addresses against their own.
  function whole(name) {
    var address = addressOf(name);
    return address && files ? files.address(address) : address && new URL(address, document.baseURI).href;
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
      for (var at = 0, own = ['worker', 'extras', 'offline']; at < own.length; at++) if (url && url === whole(own[at])) return url;
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

  // Past what the browser itself has kept. A failure is told after loading again.
  function anew(url) {
    return fetch(url, { cache: 'reload' }).then(function (answer) { return answer.arrayBuffer(); }).then(null, function () {});
  }

  // The app cannot be loaded. Where what is kept may be to blame, it is dropped first, and all is fetched anew, once.
  var stopped = false;
  function stop(error) {
    if (stopped) return;
    stopped = true;
    var workers = navigator.serviceWorker, give = function () { fail('load', error.detail, error.words); };
    if (!addressOf('offline') || !error.broken && !(workers && workers.controller)) return give();
    try {
      if (sessionStorage.getItem(MENDED)) return give();
      sessionStorage.setItem(MENDED, '1');
    } catch (blocked) {
      return give();
    }
    // Only where the server itself is reached: without it, what is kept is all there is.
    fetch(addressOf('offline'), { cache: 'no-store' }).then(function (answer) { return answer.text(); }).then(function (text) {
      if (text.indexOf('BUILD') < 0) throw error;
      return dropKept(workers);
    }).then(function () {
      var links = document.querySelectorAll('link[rel=preload],link[rel=modulepreload]'), asked = [];
      for (var at = 0; at < links.length; at++) asked.push(anew(links[at].href));
      return Promise.all(asked);
    }).then(function () {
      window.location.reload();
    }, function () {
      sessionStorage.removeItem(MENDED);
      give();
    });
  }

  function dropKept(workers) {
    var folder = new URL('./', document.baseURI).href;
    return !workers || workers.getRegistration(folder).then(function (found) {
      return found && found.unregister();
    }).then(function () {
      return caches.keys();
    }).then(function (names) {
      return Promise.all(names.filter(function (name) { return name.indexOf('twenty-measures ' + folder + ' ') === 0; }).map(function (name) {
        return caches.delete(name);
      }));
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
    address: function (name) { return files ? addressOf(name) : whole(name); },
    worker: function () {
      var worker = new Worker(scripts.createScriptURL(whole('worker')));
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
    script.src = scripts.createScriptURL(whole('extras'));
    document.head.appendChild(script);
  }

  // Keeping the whole site on the device, once the app runs: a first visit does not wait for it.
  // 'none', 'preparing', 'ready' or 'failed'; and of builds 'none', 'waiting', 'applied', or 'mended' where this one was broken.
  var offline = 'none', newer = 'none', registration = null, asked = false;

  function tellApp(nowOffline, nowNewer) {
    offline = nowOffline;
    newer = nowNewer;
    document.dispatchEvent(new CustomEvent(EDITION));
  }

  function follow(worker) {
    if (!worker) return;
    // Where one is active already, what is installed now is newer; it waits until somebody asks for it.
    if (!registration.active) tellApp('preparing', newer);
    worker.addEventListener('statechange', function () {
      if (worker.state === 'installed' && registration.active && registration.active !== worker) tellApp(offline, 'waiting');
      else if (worker.state === 'activated') tellApp('ready', newer);
      else if (worker.state === 'redundant' && !registration.active) tellApp('failed', newer);
    });
  }

  // What only an installation asks for must not stand in the way of a first visit.
  function describe() {
    var link = document.createElement('link');
    link.rel = 'manifest';
    link.href = addressOf('manifest');
    document.head.appendChild(link);
  }

  // What was kept may have been damaged since: it counts when the worker has looked at it, and has mended it where it had to.
  function check(worker) {
    var line = new MessageChannel();
    line.port1.onmessage = function (event) { tellApp(event.data, newer); };
    worker.postMessage('check', [line.port2]);
  }

  function keep() {
    var address = addressOf('offline');
    var workers = navigator.serviceWorker;
    if (!address || !workers) return;
    setTimeout(describe, 3000);
    var controlled = !!workers.controller;
    workers.addEventListener('controllerchange', function () {
      if (asked) window.location.reload();
      else if (controlled) tellApp(offline, 'applied');
      controlled = true;
    });
    // Asked by the worker, which keeps the builds that windows show.
    workers.addEventListener('message', function (event) {
      if (event.data === 'build') event.ports[0].postMessage(addressOf('build'));
    });
    workers.register(scripts.createScriptURL(whole('offline'))).then(function (it) {
      registration = it;
      if (it.active) {
        tellApp('preparing', it.waiting ? 'waiting' : newer);
        check(it.active);
      }
      follow(it.installing);
      it.addEventListener('updatefound', function () { follow(it.installing); });
      document.addEventListener('visibilitychange', function () {
        if (document.visibilityState === 'visible') it.update().catch(function () { /* No network: later. */ });
      });
    }, function () {
      tellApp('failed', newer);
    });
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
})();
