// The copy of the whole site on the device: keeping it, hearing of a newer one, and healing one that is damaged.

var EDITION = 'twenty-measures-edition';
// In the storage of the window: what was kept did not work and has been fetched anew.
var MENDED = 'twenty-measures-mended';

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
  workers.register(scripts.createScriptURL(fullAddress('offline'))).then(function (made) {
    registration = made;
    if (made.active) {
      tellApp('preparing', made.waiting ? 'waiting' : newer);
      check(made.active);
    }
    follow(made.installing);
    made.addEventListener('updatefound', function () { follow(made.installing); });
    document.addEventListener('visibilitychange', function () {
      if (document.visibilityState === 'visible') made.update().catch(function () { /* No network: later. */ });
    });
  }, function () {
    tellApp('failed', newer);
  });
}
