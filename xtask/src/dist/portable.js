// In the edition of one file, what stands in the place of a server: each file, or those that are alike together, lies in the page as a script
// that is none (LZMA, in characters) and is unpacked when it is asked for. boot/files.js asks here first. Written in the JavaScript of 2009, as that is.
(function () {
  'use strict';

  var TYPES = { wasm: 'application/wasm', js: 'text/javascript', html: 'text/html;charset=utf-8' };

  // What is not written as it is, as portable.rs has it.
  var NOT_WRITTEN = [0, 10, 13, 26, 38, 60, 92, 127];

  // The bytes that a text holds: seven bits in a character, or one that is not written and the next seven bits in one from 256 on.
  function decode(text) {
    var out = new Uint8Array(Math.floor(text.length * 7 / 4)), held = 0, count = 0, at = 0;
    function take(seven) {
      held = held << 7 | seven;
      count += 7;
      if (count >= 8) {
        count -= 8;
        out[at++] = held >>> count;
        held &= (1 << count) - 1;
      }
    }
    for (var read = 0; read < text.length; read++) {
      var sign = text.charCodeAt(read);
      if (sign < 256) {
        take(sign);
      } else {
        take(NOT_WRITTEN[sign - 256 >> 7]);
        take(sign & 127);
      }
    }
    return out;
  }

  // The state after a byte of its own, by the state before.
  var AFTER_BYTE = [0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 4, 5];

  // `size` bytes out of a stream of LZMA with three literal context bits and no position bits, that this build itself has made: it is known
  // to be whole. Names are those of the format's own description.
  function unpack(from, size) {
    var out = new Uint8Array(size), pos = 0, read = 5, state = 0, rep0 = 0, rep1 = 0, rep2 = 0, rep3 = 0;
    var range = 0xffffffff, code = (from[1] << 24 | from[2] << 16 | from[3] << 8 | from[4]) >>> 0;

    function probabilities(count) {
      var all = new Uint16Array(count);
      for (var at = 0; at < count; at++) all[at] = 1024;
      return all;
    }

    function normalize() {
      if (range < 0x1000000) {
        range = range << 8 >>> 0;
        code = (code << 8 | from[read++]) >>> 0;
      }
    }

    function bit(all, at) {
      var bound = (range >>> 11) * all[at];
      if (code < bound) {
        range = bound;
        all[at] += 2048 - all[at] >> 5;
        normalize();
        return 0;
      }
      range -= bound;
      code -= bound;
      all[at] -= all[at] >> 5;
      normalize();
      return 1;
    }

    function direct(count) {
      for (var value = 0; count--;) {
        range = range >>> 1;
        var is = code >= range ? 1 : 0;
        if (is) code -= range;
        normalize();
        value = value << 1 | is;
      }
      return value;
    }

    function tree(all, base, bits) {
      for (var at = 1, left = bits; left--;) at = at << 1 | bit(all, base + at);
      return at - (1 << bits);
    }

    function reversed(all, base, bits) {
      for (var at = 1, value = 0, place = 0; place < bits; place++) {
        var next = bit(all, base + at);
        at = at << 1 | next;
        value |= next << place;
      }
      return value;
    }

    // Of lengths: two choices, then eight, eight or 256 values.
    function length(all) {
      if (!bit(all, 0)) return tree(all, 2, 3);
      if (!bit(all, 1)) return 8 + tree(all, 10, 3);
      return 16 + tree(all, 18, 8);
    }

    var literals = probabilities(0x300 << 3), isMatch = probabilities(12), isRep = probabilities(12), isRepG0 = probabilities(12);
    var isRepG1 = probabilities(12), isRepG2 = probabilities(12), isRep0Long = probabilities(12);
    var lengths = probabilities(274), repLengths = probabilities(274);
    var slots = probabilities(64 * 4), distances = probabilities(128), align = probabilities(16);

    function literal() {
      var base = 0x300 * ((pos ? out[pos - 1] : 0) >>> 5), symbol = 1;
      if (state >= 7) {
        for (var match = out[pos - rep0 - 1], same = true; same && symbol < 0x100;) {
          var expected = match >>> 7 & 1;
          match <<= 1;
          var next = bit(literals, base + (1 + expected << 8) + symbol);
          symbol = symbol << 1 | next;
          same = next === expected;
        }
      }
      while (symbol < 0x100) symbol = symbol << 1 | bit(literals, base + symbol);
      out[pos++] = symbol;
      state = AFTER_BYTE[state];
    }

    function distance(length) {
      var slot = tree(slots, 64 * Math.min(length, 3), 6);
      if (slot < 4) return slot;
      var bits = (slot >>> 1) - 1, value = (2 | slot & 1) << bits;
      if (slot < 14) return value + reversed(distances, value - slot, bits);
      return value + (direct(bits - 4) << 4) + reversed(align, 0, 4);
    }

    while (pos < size) {
      if (!bit(isMatch, state)) {
        literal();
        continue;
      }
      var count = 0;
      if (bit(isRep, state)) {
        if (!bit(isRepG0, state)) {
          if (!bit(isRep0Long, state)) {
            state = state < 7 ? 9 : 11;
            out[pos] = out[pos - rep0 - 1];
            pos++;
            continue;
          }
        } else {
          var older = rep1;
          if (bit(isRepG1, state)) {
            older = rep2;
            if (bit(isRepG2, state)) {
              older = rep3;
              rep3 = rep2;
            }
            rep2 = rep1;
          }
          rep1 = rep0;
          rep0 = older;
        }
        count = length(repLengths);
        state = state < 7 ? 8 : 11;
      } else {
        rep3 = rep2;
        rep2 = rep1;
        rep1 = rep0;
        count = length(lengths);
        state = state < 7 ? 7 : 10;
        rep0 = distance(count);
      }
      for (count += 2; count-- && pos < size; pos++) out[pos] = out[pos - rep0 - 1];
    }
    return out;
  }

  // What an address names, wherever it is resolved from.
  function nameOf(url) {
    return /[^\/]*$/.exec(String(url))[0];
  }

  function find(url) {
    return document.querySelector('script[data-file~="' + nameOf(url) + '"]');
  }

  // What was unpacked of places that hold several files, by the first of them.
  var unpacked = {};

  function bytes(url) {
    var place = find(url), names = place.getAttribute('data-file').split(' '), sizes = place.getAttribute('data-size').split(' ').map(Number);
    var at = names.indexOf(nameOf(url)), sum = function (all) { return all.reduce(function (one, other) { return one + other; }, 0); };
    var all = unpacked[names[0]] || unpack(decode(place.textContent), sum(sizes)), from = sum(sizes.slice(0, at));
    if (names.length > 1) unpacked[names[0]] = all;
    return all.subarray(from, from + sizes[at]);
  }

  function typeOf(url) {
    return TYPES[/\w*$/.exec(nameOf(url))[0]] || 'application/octet-stream';
  }

  // A worker of a page from a disk may fetch nothing, not even what the page has made. So it waits for its files, which come as its
  // first message, and finds them where it would ask a server.
  var WAIT = 'onmessage=function(it){var all=it.data;onmessage=null;self.fetch=function(url){' +
    'var name=/[^\\/]*$/.exec(String(url))[0];' +
    'return Promise.resolve(new Response(all[name],{status:all[name]?200:404,headers:{"Content-Type":/wasm$/.test(name)?"application/wasm":""}}))' +
    '};start()};function start(){';

  // Hands a worker the files that its script needs.
  function feed(worker, url) {
    var all = {};
    find(url).getAttribute('data-needs').split(' ').forEach(function (name) { all[name] = bytes(name); });
    worker.postMessage(all);
    return worker;
  }

  // The addresses that were given out: they hold for as long as the page is open.
  var given = {};

  // An address for those who ask for nothing by name: a worker's script, a window.
  function address(url) {
    var place = find(url);
    if (!place) return url;
    var name = nameOf(url);
    if (!given[name]) {
      var parts = [bytes(url)];
      if (place.getAttribute('data-needs')) {
        parts.unshift(WAIT);
        parts.push('}');
      }
      given[name] = URL.createObjectURL(new Blob(parts, { type: typeOf(url) }));
    }
    return given[name];
  }

  window.twentyMeasuresFiles = {
    get: function (url) {
      return new Promise(function (done) {
        done(find(url) ? new Response(bytes(url), { headers: { 'Content-Type': typeOf(url) } }) : new Response('', { status: 404 }));
      });
    },
    address: address,
    feed: feed
  };

  // A link to a file that lies in the page opens it in a window of its own.
  document.addEventListener('click', function (event) {
    var link = event.target.closest && event.target.closest('a[href^="./"]');
    if (!link || !find(link.href)) return;
    link.target = '_blank';
    link.href = address(link.href);
  }, true);
})();
