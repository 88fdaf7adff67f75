// Keeps one build of the site on the device, so that it works without a network. A cache holds one build, named by the hash of
// all its files; a page and what belongs to it always come from the same one. A new build waits until it is asked for.
// `BUILD` and `FILES`, each file with its SHA-256, are written before this when the site is built: see
// xtask/src/dist/service_worker.rs. Why it works as it does: docs/decisions/013-offline-copy.md.
(function () {
  'use strict';

  // Several copies of the site may lie on one host: each keeps to its own folder.
  var PREFIX = 'twenty-measures ' + self.registration.scope + ' ';
  var PAGE = './index.html';
  // Put into a cache last, with the list of its files: a cache without it is not whole.
  var FINISHED = './finished';
  // The one thing that may be changed in a built page; see docs/hosting.md.
  var ADDRESS = /(<meta name="public-address" content=)"[^"]*"/;
  // How long a window has for saying which build it shows, in milliseconds.
  var PATIENCE = 2000;

  // Not built, so this is the site of somebody who works on it: what a published one left at the same address makes room.
  if (typeof BUILD === 'undefined') return retire();

  var NAME = PREFIX + BUILD;

  function retire() {
    self.addEventListener('install', function () { self.skipWaiting(); });
    // Asked for by a window of the published site, where the browser let it wait all the same.
    self.addEventListener('message', function () { self.skipWaiting(); });
    self.addEventListener('activate', function (event) {
      event.waitUntil(ours().then(function (names) {
        return Promise.all(names.map(function (name) { return caches.delete(name); }));
      }).then(function () {
        return self.registration.unregister();
      }).then(function () {
        return self.clients.matchAll({ type: 'window' });
      }).then(function (windows) {
        windows.forEach(function (window) { window.navigate(window.url); });
      }));
    });
  }

  function ours() {
    return caches.keys().then(function (names) {
      return names.filter(function (name) { return name.indexOf(PREFIX) === 0; });
    });
  }

  function address(file) {
    return new URL(file, self.registration.scope).href;
  }

  // Whether these bytes are the file that has this hash.
  function isRight(file, bytes, hash) {
    var hashed = bytes;
    if (file === PAGE) hashed = new TextEncoder().encode(new TextDecoder().decode(bytes).replace(ADDRESS, '$1""'));
    return crypto.subtle.digest('SHA-256', hashed).then(function (found) {
      return btoa(String.fromCharCode.apply(null, new Uint8Array(found))) === hash;
    });
  }

  // The copy of a file in a cache; nothing where there is none, or where it is not what was built.
  function checked(cache, file, hash) {
    return cache.match(address(file)).then(function (answer) {
      return answer && answer.clone().arrayBuffer().then(function (bytes) {
        return isRight(file, bytes, hash);
      }).then(function (right) {
        return right ? answer : undefined;
      });
    });
  }

  // A file from the server, only if it is what was built: networks answer with sign-in pages, hosts with pages of another build.
  function fetched(file, mode) {
    return fetch(address(file), { cache: mode }).then(function (answer) {
      if (answer.status !== 200) throw new Error(file + ': ' + answer.status);
      var type = file === PAGE ? 'text/html; charset=utf-8' : answer.headers.get('Content-Type') || '';
      return answer.arrayBuffer().then(function (bytes) {
        return isRight(file, bytes, FILES[file]).then(function (right) {
          if (right) return new Response(bytes, { headers: { 'Content-Type': type } });
          if (mode === 'reload') throw new Error(file + ': not what was built (' + type + ')');
          // The browser itself may have kept something else under this name.
          return fetched(file, 'reload');
        });
      });
    });
  }

  function fetchedAnew(file) {
    // Names hold a hash of what they name; only the page has one name for every build.
    return fetched(file, file === PAGE ? 'reload' : 'default');
  }

  // Sees that every file of this build is kept and right, and only then says that the build is whole.
  function keep() {
    return caches.open(NAME).then(function (cache) {
      return Promise.all(Object.keys(FILES).map(function (file) {
        return checked(cache, file, FILES[file]).then(function (kept) {
          return kept || fetchedAnew(file).then(function (answer) { return cache.put(address(file), answer); });
        });
      })).then(function () {
        return cache.match(address(FINISHED));
      }).then(function (mark) {
        return mark || cache.put(address(FINISHED), new Response(JSON.stringify({ at: Date.now(), files: FILES })));
      });
    });
  }

  // The builds in these caches, with what their marks say; an unfinished one has none.
  function builds(names) {
    return Promise.all(names.map(function (name) {
      return caches.open(name).then(function (cache) {
        return cache.match(address(FINISHED)).then(function (mark) {
          return mark && mark.json();
        }).then(function (mark) {
          return { name: name, cache: cache, mark: mark };
        });
      });
    }));
  }

  // The builds that windows of this site show; an undefined one where a window does not say.
  function shown() {
    return self.clients.matchAll({ type: 'window', includeUncontrolled: true }).then(function (windows) {
      return Promise.all(windows.filter(function (window) {
        return window.url.indexOf(self.registration.scope) === 0;
      }).map(function (window) {
        return new Promise(function (done) {
          var line = new MessageChannel();
          line.port1.onmessage = function (event) { done(event.data); };
          setTimeout(done, PATIENCE);
          window.postMessage('build', [line.port2]);
        });
      }));
    });
  }

  // Drops what nobody needs: builds that were not finished, and older ones that no window shows.
  function clean() {
    return ours().then(function (names) {
      // One that is being installed is among the unfinished.
      var busy = !!self.registration.installing;
      return Promise.all([builds(names), shown()]).then(function (both) {
        var mine = both[0].filter(function (build) { return build.name === NAME; })[0];
        return Promise.all(both[0].filter(function (build) {
          if (build.name === NAME) return false;
          if (!build.mark) return !busy;
          // A newer one waits to be asked for; where a window is silent, it may show any.
          return mine && mine.mark && build.mark.at < mine.mark.at &&
            both[1].indexOf(undefined) < 0 && both[1].indexOf(build.name.slice(PREFIX.length)) < 0;
        }).map(function (build) { return caches.delete(build.name); }));
      });
    });
  }

  self.addEventListener('install', function (event) {
    event.waitUntil(keep().catch(function (error) {
      return builds([NAME]).then(function (found) {
        if (!found[0].mark) return caches.delete(NAME);
      }).then(function () { throw error; });
    }));
  });

  self.addEventListener('message', function (event) {
    if (event.data === 'apply') self.skipWaiting();
    // Each window asks once it stands: what was kept may have been damaged since.
    if (event.data === 'check') event.waitUntil(keep().then(function () { return 'ready'; }, function () { return 'failed'; }).then(function (state) {
      event.ports[0].postMessage(state);
      return clean();
    }));
  });

  // A file of this build: as kept, else from the server, and then it is kept. Who asks to `reload` has seen that it does not work.
  function serve(file, request) {
    return caches.open(NAME).then(function (cache) {
      return (request.cache === 'reload' ? Promise.resolve() : checked(cache, file, FILES[file])).then(function (kept) {
        return kept || fetchedAnew(file).then(function (answer) {
          // Where there is no room the file is shown all the same.
          return cache.put(address(file), answer.clone()).then(function () { return answer; }, function () { return answer; });
        });
      });
    }).catch(function () { return fetch(request); });
  }

  // A file of an older build, asked for by a window that still shows it.
  function serveOlder(file, request) {
    return ours().then(builds).then(function (all) {
      var build = all.filter(function (build) { return build.mark && build.mark.files[file]; })[0];
      return build && checked(build.cache, file, build.mark.files[file]);
    }).catch(function () { /* No caches: the server. */ }).then(function (answer) { return answer || fetch(request); });
  }

  // Instead of the page, where it is damaged and the server cannot be reached.
  function sorry() {
    return new Response('<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>打不开 · Cannot be opened</title>' +
      '<p>存在这台设备上的页面坏了，现在又连不上服务器，所以打不开。连上以后重新载入，就会自动修好；存在这台设备上的内容没有动。</p>' +
      '<p lang="en">The page kept on this device is damaged, and the server cannot be reached. Load it again when it can: it mends itself. What is kept on this device is untouched.</p>' +
      '<p><a href="">重新载入 <span lang="en">Load again</span></a></p>', { headers: { 'Content-Type': 'text/html; charset=utf-8' } });
  }

  self.addEventListener('fetch', function (event) {
    var request = event.request;
    var url = request.url.split('#')[0].split('?')[0];
    if (request.method !== 'GET' || url.indexOf(self.registration.scope) !== 0) return;
    var file = './' + url.slice(self.registration.scope.length);
    if (request.mode === 'navigate') {
      // Beside the app there is one more page, the licences.
      var page = file === './' ? PAGE : file;
      if (FILES[page]) event.respondWith(serve(page, request).catch(sorry));
    } else {
      event.respondWith(FILES[file] ? serve(file, request) : serveOlder(file, request));
    }
  });
})();
