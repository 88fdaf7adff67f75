// What helps beside the app, loaded once it runs: it says what does not fit into a field, adds to a printed page what would be missing
// there, and lets a page that stays open look at the clock.
(function () {
  'use strict';

  // How often a page that stays open looks at the clock, in milliseconds.
  var LOOK_EVERY = 20000;
  // Fields that take less are too short for a count to help.
  var COUNTED = 60;
  // The most characters of what was cut that are shown.
  var SHOWN = 30;
  var WORDS = {
    cut: [
      '这里最多写{most}个字。没有收下的有{count}个字：“{rest}”',
      'There is room for {most} characters here. Not taken in ({count}): "{rest}"'
    ],
    room: ['已写{count}个字，最多{most}个。', '{count} of at most {most} characters.'],
    printed: ['打印于{date}　{link}', 'Printed on {date}, {link}']
  };

  function words(name) {
    return WORDS[name][document.documentElement.lang === 'en' ? 1 : 0];
  }

  function list(nodes) {
    return Array.prototype.slice.call(nodes);
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
    each('main details:not([open]):not(.citation):not(.figure):not(.samples):not(.filters):not(.in-parts)', function (it) {
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

  setInterval(function () { window.dispatchEvent(new Event('look-at-clock')); }, LOOK_EVERY);
  document.addEventListener('beforeinput', coming);
  document.addEventListener('input', come);
  window.addEventListener('beforeprint', unfold);
  window.addEventListener('afterprint', fold);
})();
