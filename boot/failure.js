// Saying that the app cannot go on, and handing out what is kept on the device.

var PANIC = 'twenty-measures-panic';

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
    var record = JSON.parse(text);
    var name = record.name || record.unit_name;
    if (typeof name === 'string' && name) return record.year ? name + ' ' + record.year : name;
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
  var told = tell(name, true, first);
  if (!told) return;
  if (name === 'old' || name === 'off' || name === 'file') return;
  press(element('p', '', told), WORDS.again, function () { window.location.reload(); });
  var place = element('div', '', told), drafts = kept(), list = null;
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
    var details = element('details', '', told);
    element('summary', WORDS.what[language], details);
    element('pre', reason, details);
  }
  if (wasRunning) {
    told.setAttribute('tabindex', '-1');
    told.focus();
    told.scrollIntoView();
  }
}
