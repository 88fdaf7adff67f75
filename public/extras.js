// What helps beside the app, loaded with the first part or a second after the start: it puts back the app's texts where a
// translator has replaced them, says what does not fit into a field, adds to a printed page what would be missing
// there, lets a page that stays open look at the clock, keeps the browser's offer to install, and lets screen readers speak when somebody stops typing.
(function () {
  'use strict';

  // So often within so many milliseconds is an extension that does not give up.
  var OFTEN = 20, PERIOD = 5000;
  // How often a page that stays open looks at the clock, in milliseconds.
  var LOOK_EVERY = 20000;
  // Fields that take less are too short for a count to help.
  var COUNTED = 60;
  // The most characters of what was cut that are shown.
  var SHOWN = 30;
  // How long nobody types before what has changed meanwhile is said, in milliseconds.
  var PAUSE = 900;
  // Where a page was left, for when it is loaded again.
  var PLACE = 'twenty-measures-place';
  var WORDS = {
    rewritten: [
      '浏览器的翻译（或者别的插件）不停地改写这个页面，看到的可能不是最新的结果。请对这个网站关掉翻译，再重新载入。',
      'A translator (or another extension) keeps rewriting this page, so what you see may not be the latest result. Switch it off for this site, then load the page again.'
    ],
    cut: [
      '这里最多写{most}个字。没有收下的有{count}个字：“{rest}”',
      'There is room for {most} characters here. Not taken in ({count}): "{rest}"'
    ],
    room: ['已写{count}个字，最多{most}个。', '{count} of at most {most} characters.'],
    framed: [
      '这个页面嵌在别的网页里打开。浏览器可能不让它保存；就算存下了，单独打开时也看不到。',
      'This page is open inside another page. The browser may keep nothing for it, and what it does keep is not there when the page is opened by itself.'
    ],
    copied: ['已复制。', 'Copied.'],
    alone: ['单独打开', 'Open it by itself'],
    printed: ['打印于{date}　{link}', 'Printed on {date}, {link}']
  };

  function words(name) {
    return WORDS[name][document.documentElement.lang === 'en' ? 1 : 0];
  }

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
      said.textContent = words('rewritten');
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

  // The most that a field takes; nothing where it takes everything.
  function most(field) {
    return field && /^(INPUT|TEXTAREA)$/.test(field.tagName) && field.maxLength > 0 ? field.maxLength : 0;
  }

  // Browsers cut what is pasted into a field at its limit without a word.
  function coming(event) {
    var field = event.target, limit = most(field), text = event.data;
    if (!limit || !text || event.defaultPrevented) return;
    var room = limit - field.value.length + (field.selectionEnd - field.selectionStart);
    field.cut = text.length > room ? text.slice(Math.max(room, 0)) : '';
  }

  function come(event) {
    var field = event.target, limit = most(field);
    if (!limit) return;
    var length = field.value.length, cut = field.cut || field.value.slice(limit), said = '';
    field.cut = '';
    if (cut) {
      said = words('cut').replace('{count}', cut.length).replace('{rest}', cut.slice(0, SHOWN) + (cut.length > SHOWN ? '…' : ''));
    } else if (limit >= COUNTED && length > limit * 0.9) {
      said = words('room').replace('{count}', length);
    }
    say(field, said.replace('{most}', limit));
  }

  function say(field, text) {
    var place = field.closest('label') || field, note = field.note;
    if (!note && !text) return;
    if (!note || !note.isConnected) {
      note = field.note = document.createElement('p');
      note.className = 'help limit';
      note.setAttribute('role', 'status');
      place.parentNode.insertBefore(note, place.nextSibling);
    }
    note.textContent = text;
  }

  function each(selector, act) {
    list(document.querySelectorAll(selector)).forEach(function (it) {
      if (!it.closest('.not-on-paper')) act(it);
    });
  }

  // Folded notes that nobody has written are not worth a sheet of paper.
  function isEmpty(folded) {
    var fields = list(folded.querySelectorAll('input[type=text], input[type=date], textarea'));
    return fields.length > 0 && !fields.some(function (it) { return it.value; });
  }

  // On paper nothing can be unfolded or scrolled, and nobody sees the address.
  function unfold() {
    each('main details:not([open]):not(.citation):not(.figure):not(.samples):not(.filters):not(.in-parts):not(.in-codes):not(.scan):not(.expert-sheet)', function (it) {
      if (isEmpty(it)) return;
      it.open = true;
      it.setAttribute('data-opened', '');
    });
    each('main textarea', function (it) {
      it.style.height = it.scrollHeight + it.offsetHeight - it.clientHeight + 'px';
      it.setAttribute('data-grown', '');
    });
    // The link of a paper with questions leads to the answers.
    if (/^#\/training/.test(location.hash)) return;
    var now = new Date(), source = document.querySelector('main [data-link]');
    var two = function (number) { return (number < 10 ? '0' : '') + number; };
    var date = now.getFullYear() + '-' + two(now.getMonth() + 1) + '-' + two(now.getDate());
    var foot = document.createElement('p');
    foot.className = 'on-paper small printed';
    foot.textContent = words('printed').replace('{date}', date).replace('{link}', source ? source.getAttribute('data-link') : location.href);
    document.querySelector('main').appendChild(foot);
  }

  function fold() {
    each('.printed', function (it) { it.parentNode.removeChild(it); });
    each('[data-opened]', function (it) {
      it.open = false;
      it.removeAttribute('data-opened');
    });
    each('[data-grown]', function (it) {
      it.style.height = '';
      it.removeAttribute('data-grown');
    });
  }

  // A page that is loaded again is long before its parts are drawn: where it was is looked for until it is there.
  function leave() {
    try {
      sessionStorage.setItem(PLACE, window.scrollY + location.hash);
    } catch (refused) {}
  }

  function comeBack() {
    var left = '', from = performance.getEntriesByType && performance.getEntriesByType('navigation')[0], tries = 50;
    try {
      left = sessionStorage.getItem(PLACE) || '';
    } catch (refused) {}
    var place = parseInt(left, 10);
    if (!place || !from || from.type !== 'reload' || left.slice(left.indexOf('#')) !== location.hash) return;
    var look = setInterval(function () {
      var there = document.documentElement.scrollHeight >= place + window.innerHeight;
      if (there) window.scrollTo(0, place);
      if (there || window.scrollY || !tries--) clearInterval(look);
    }, 100);
  }

  // Inside a page of somebody else's, browsers block what is kept or keep it apart. docs/hosting.md says how a host forbids such frames.
  function tellFramed(app) {
    if (window.top === window) return;
    var said = document.createElement('p'), link = document.createElement('a');
    said.className = 'warning framed';
    said.setAttribute('role', 'status');
    said.textContent = words('framed') + ' ';
    link.textContent = words('alone');
    link.target = '_blank';
    link.rel = 'noopener';
    link.href = location.href;
    // To where the page is when it is pressed.
    link.addEventListener('click', function () { link.href = location.href; });
    said.appendChild(link);
    app.parentNode.insertBefore(said, app);
  }

  // What was said of the link of one page is nothing about the next, whose button may be the same.
  function forget(button) {
    while (button && button.nextSibling) button.parentNode.removeChild(button.nextSibling);
  }

  // The link of a page of a first visit: messengers' own menus pass on whatever address they like.
  function copyLink(event) {
    var button = event.target.closest && event.target.closest('.copy-page');
    if (!button) return;
    var named = document.querySelector('meta[name=public-address]').content;
    var link = (named || location.href.split(/[?#]/)[0]) + location.hash, field = document.createElement('input');
    field.readOnly = true;
    field.value = link;
    field.setAttribute('aria-label', button.textContent);
    forget(button);
    var said = document.createElement('span');
    said.className = 'said';
    said.setAttribute('role', 'status');
    button.parentNode.appendChild(document.createTextNode(' '));
    button.parentNode.appendChild(said);
    var tell = function () { said.textContent = words('copied'); };
    // Where nothing can be copied, it is there to be selected.
    var show = function () {
      said.appendChild(field);
      field.focus();
      field.select();
      if (document.execCommand('copy')) tell();
    };
    if (navigator.clipboard && navigator.clipboard.writeText) navigator.clipboard.writeText(link).then(tell, show);
    else show();
  }

  // What is said of itself would be said at every key: while somebody types it waits for a pause, and is then said once, by a place
  // of its own. What is urgent (`alert`) does not wait.
  var LIVE = '[role=status], [aria-live=polite]', said = null, held = [], changed = [], timer = 0;
  var listener = new MutationObserver(listen);

  function hold(region) {
    if (region.getAttribute('aria-live') === 'off') return;
    held.push([region, region.getAttribute('aria-live')]);
    region.setAttribute('aria-live', 'off');
  }

  function listen(records) {
    records.forEach(function (it) {
      var element = isText(it.target) ? it.target.parentNode : it.target, region = element && element.closest('[aria-live=off]');
      if (region && changed.indexOf(region) < 0) changed.push(region);
      list(it.addedNodes).forEach(function (node) {
        if (node.nodeType !== 1) return;
        list(node.querySelectorAll(LIVE)).concat(node.matches(LIVE) ? node : []).forEach(function (region) {
          hold(region);
          changed.push(region);
        });
      });
    });
  }

  function typing(event) {
    if (!/^(INPUT|TEXTAREA)$/.test(event.target.tagName) || /^(radio|checkbox|file)$/.test(event.target.type)) return;
    if (!timer) {
      list(document.querySelectorAll(LIVE)).forEach(hold);
      listener.observe(document.getElementById('app'), { childList: true, characterData: true, subtree: true });
    }
    clearTimeout(timer);
    timer = setTimeout(tell, PAUSE);
  }

  function tell() {
    listen(listener.takeRecords());
    listener.disconnect();
    held.forEach(function (pair) {
      if (pair[1]) pair[0].setAttribute('aria-live', pair[1]);
      else pair[0].removeAttribute('aria-live');
    });
    said.textContent = changed.filter(function (it) { return it.isConnected && it.offsetParent; }).map(function (it) { return it.innerText.trim(); }).join(' ');
    held = [];
    changed = [];
    timer = 0;
  }

  function beHeard() {
    said = document.createElement('p');
    said.className = 'only-read said-after-typing';
    said.setAttribute('role', 'status');
    document.body.appendChild(said);
    // Before the app itself hears of it.
    document.addEventListener('input', typing, true);
  }

  // What a browser scrolls to is the caret of a field, not the field, and it knows nothing of the bar over a long form.
  function uncover(event) {
    var field = event.target, bar = document.querySelector('.assessment .state');
    if (!bar || !field.closest || bar.contains(field)) return;
    requestAnimationFrame(function () {
      var place = field.getBoundingClientRect(), under = bar.getBoundingClientRect().bottom - place.top;
      if (under > 0 && place.bottom > 0 && place.height < window.innerHeight / 2) window.scrollBy(0, -under - 8);
    });
  }

  // The browser offers to add the page to the desktop, by its own means, which it keeps. Where drafts are, the app says first what does
  // not come along (src/browser/home_screen.rs); it may be opened long after the offer.
  function offerInstalled(event) {
    window.twentyMeasures.install = event;
    window.dispatchEvent(new Event('install-offered'));
  }

  comeBack();
  beHeard();
  document.addEventListener('click', copyLink);
  window.addEventListener('hashchange', function () { forget(document.querySelector('.copy-page')); });
  tellFramed(document.getElementById('app'));
  watch(document.getElementById('app'));
  window.addEventListener('pagehide', leave);
  setInterval(function () { window.dispatchEvent(new Event('look-at-clock')); }, LOOK_EVERY);
  document.addEventListener('focusin', uncover);
  document.addEventListener('beforeinput', coming);
  document.addEventListener('input', come);
  window.addEventListener('beforeinstallprompt', offerInstalled);
  window.addEventListener('beforeprint', unfold);
  window.addEventListener('afterprint', fold);
})();
