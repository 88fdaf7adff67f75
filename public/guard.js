// What watches over the texts of the app: a translator may put others in their place.
// It stands in the page, like boot.js, and in the same old JavaScript.
(function () {
  'use strict';

  // So often within so many milliseconds is an extension that does not give up.
  var OFTEN = 20, PERIOD = 5000;
  var REWRITTEN = [
    '翻译或插件不停地改写这个页面，结果可能不是最新的。请对这个网站关掉翻译，再重新载入。',
    'A translator keeps rewriting this page, so results may be old. Switch it off here, then load the page again.'
  ];

  function list(nodes) {
    return Array.prototype.slice.call(nodes);
  }

  function isText(node) {
    return node.nodeType === 3;
  }

  // Translators and extensions put elements of their own in place of the app's texts. The app would go on writing into texts that
  // nobody sees, and an old verdict would stay: so its own texts are put back. The app never replaces a text by an element in one act.
  // Where it is done again and again, that is said, once.
  function watch(app) {
    var times = 0;
    var observer = new MutationObserver(function (records) {
      if (!putBack(records)) return;
      if (!times) setTimeout(function () { times = 0; }, PERIOD);
      times += 1;
      if (times < OFTEN) return;
      observer.disconnect();
      var said = document.createElement('p');
      said.className = 'warning rewritten';
      said.setAttribute('role', 'alert');
      said.textContent = REWRITTEN[document.documentElement.lang === 'en' ? 1 : 0];
      app.parentNode.insertBefore(said, app);
    });
    observer.observe(app, { childList: true, subtree: true });
  }

  // Whether something was put back.
  function putBack(records) {
    // Each foreign element, and what it stands in place of.
    var found = [], before = null;
    for (var at = 0; at < records.length; at++) {
      var it = records[at], removed = list(it.removedNodes), foreign = null;
      list(it.addedNodes).forEach(function (node) {
        if (node.tagName === 'FONT' || (node.nodeType === 1 && removed.some(isText))) foreign = foreign || node;
      });
      if (foreign) {
        // The text may have been moved into the element before that came in.
        var moved = !removed.length && before && before.target === it.target && !before.addedNodes.length &&
          before.previousSibling === it.previousSibling && before.nextSibling === it.nextSibling;
        found.push([foreign, moved ? list(before.removedNodes) : removed]);
      } else if (removed.some(isText)) {
        // Or taken out of its place beside it.
        found.forEach(function (pair) {
          if (pair[0] === it.previousSibling || pair[0] === it.nextSibling) pair[1] = pair[1].concat(removed);
        });
      }
      before = it;
    }
    return found.reverse().filter(function (pair) {
      var place = pair[0].parentNode;
      var own = pair[1].filter(function (node) { return !node.parentNode || pair[0].contains(node); });
      if (!place || !own.length) return false;
      own.forEach(function (node) { place.insertBefore(node, pair[0]); });
      place.removeChild(pair[0]);
      return true;
    }).length;
  }

  // Browsers without it do not run the app either.
  if (window.MutationObserver) watch(document.getElementById('app'));
})();
