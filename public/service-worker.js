// Keeps one build of the site on the device, so that it works without a network. A cache holds one build, named by the hash of
// all its files; a page and what belongs to it always come from the same one. A new build waits until it is asked for.
// `BUILD` and `FILES` are written before this when the site is built; see xtask/src/dist/service_worker.rs.
(function () {
  'use strict';

  // Several copies of the site may lie on one host: each keeps to its own folder.
  var PREFIX = 'twenty-measures ' + self.registration.scope + ' ';
  var PAGE = './index.html';

  function address(file) {
    return new URL(file, self.registration.scope).href;
  }

  // Whole or not at all: where one file cannot be had, nothing is kept, and the next visit tries again.
  function keep() {
    return caches.open(PREFIX + BUILD).then(function (cache) {
      return Promise.all(FILES.map(function (file) {
        // Names hold a hash of what they name; only the page has one name for every build, so it must not come from a cache.
        return fetch(address(file), { cache: file === PAGE ? 'reload' : 'default' }).then(function (answer) {
          if (!answer.ok) throw new Error(file + ': ' + answer.status);
          if (file !== PAGE) return cache.put(address(file), answer);
          // The site may be changed while it is fetched: a page of another build is not taken.
          return answer.text().then(function (text) {
            if (text.indexOf('data-build="' + BUILD + '"') < 0) throw new Error('another build');
            return cache.put(address(file), new Response(text, { headers: { 'Content-Type': 'text/html; charset=utf-8' } }));
          });
        });
      }));
    });
  }

  self.addEventListener('install', function (event) {
    event.waitUntil(keep());
  });

  // The build before stays until the next: a window that still shows it may fetch a part of it.
  self.addEventListener('activate', function (event) {
    event.waitUntil(caches.keys().then(function (names) {
      var ours = names.filter(function (name) { return name.indexOf(PREFIX) === 0 && name !== PREFIX + BUILD; });
      return Promise.all(ours.slice(0, -1).map(function (name) { return caches.delete(name); }));
    }));
  });

  self.addEventListener('message', function (event) {
    if (event.data === 'apply') self.skipWaiting();
    if (event.data === 'build' && event.ports[0]) event.ports[0].postMessage(BUILD);
  });

  function kept(file) {
    return caches.open(PREFIX + BUILD).then(function (cache) { return cache.match(address(file)); });
  }

  self.addEventListener('fetch', function (event) {
    var request = event.request;
    var url = request.url.split('#')[0].split('?')[0];
    if (request.method !== 'GET' || url.indexOf(self.registration.scope) !== 0) return;
    var file = './' + url.slice(self.registration.scope.length);
    if (request.mode === 'navigate') {
      // Beside the app there is one more page, the licences.
      var page = file === './' ? PAGE : file;
      if (page !== PAGE && FILES.indexOf(page) < 0) return;
      event.respondWith(kept(page).then(function (answer) { return answer || fetch(request); }));
    } else if (FILES.indexOf(file) >= 0) {
      event.respondWith(kept(file).then(function (answer) { return answer || fetch(request); }));
    } else {
      // A part of the build before, asked for by a window that still shows it.
      event.respondWith(caches.match(url).then(function (answer) { return answer || fetch(request); }));
    }
  });
})();
