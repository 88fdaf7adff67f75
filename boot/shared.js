// What all pieces of boot.js share, and the looks kept on the device, so that the page does not flash in the wrong ones. boot.js runs
// before the app, and after it should the app break: it finds out whether this browser can run the app, starts it, and where that fails
// says so over the text of the measures, which is in the page. `cargo xtask generate` joins the pieces into one script and one function,
// in the order of xtask/src/boot.rs: what one of them declares, all know.
// Written in the JavaScript of 2009 on purpose: a browser that is too old must still be able to read it.

// Also named in src/storage/local.rs and src/browser/panic.rs.
var ROOT = 'twenty-measures/';
// Keys name the pack; those of the first editions did not. The edition of one file keeps its own beside a site's: `data-space`.
var PREFIX = ROOT + document.querySelector('meta[name=pack-id]').content + (addressOf('space') || '') + '/';

var root = document.documentElement;
// What stands in the place of a server in the edition of one file: xtask/src/dist/portable.js.
var files = window.twentyMeasuresFiles;
var able = false;
// 'waiting', 'starting', 'running' or 'failed'.
var state = 'waiting';

var reason = '';

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

function addressOf(name) {
  return document.getElementById('app').getAttribute('data-' + name);
}

// The address of a file as those understand it who resolve addresses against their own.
function fullAddress(name) {
  var address = addressOf(name);
  return address && files ? files.address(address) : address && new URL(address, document.baseURI).href;
}
