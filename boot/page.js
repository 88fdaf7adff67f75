// What stands before the app does, and instead of it where it cannot run: how things stand, over the text of the measures.

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

function element(name, text, parent) {
  var node = document.createElement(name);
  if (text) node.appendChild(document.createTextNode(text));
  if (parent) parent.appendChild(node);
  return node;
}

// The place over the text where one is told how things stand; empty, and asked for the two languages as people need them.
function notice() {
  var place = document.getElementById('boot');
  while (place && place.firstChild) place.removeChild(place.firstChild);
  return place;
}

function say(parent, words) {
  // While there may be no app to choose the language in, both are shown; the chosen one first.
  element('p', words[language], parent).setAttribute('lang', language ? 'en' : 'zh-CN');
  element('p', words[1 - language], parent).setAttribute('lang', language ? 'zh-CN' : 'en');
}

function tell(name, failed, first) {
  var place = notice();
  if (!place) return null;
  place.className = failed ? 'boot failed' : 'boot';
  if (first) say(place, first);
  say(place, WORDS[name]);
  return place;
}

function press(parent, words, act) {
  var button = element('button', words[language], parent);
  button.setAttribute('type', 'button');
  button.onclick = act;
  return button;
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
  var asked = /^#(\/(?:measures|tools)\/[a-z0-9-]+)(\/\d+)?/.exec(window.location.hash), section = asked && document.getElementById(asked[1]);
  if (!section) return;
  hideBut(section.parentNode.children, section);
  hide(section, false);
  var clause = asked[2] && document.getElementById(asked[1] + asked[2]);
  if (clause) hideBut(clause.parentNode.children, clause);
  var ids = (section.getAttribute('data-provisions') || '').split(' ');
  for (var at = 0; ids[0] && at < ids.length; at++) section.lastChild.appendChild(document.getElementById(ids[at]).cloneNode(true)).id = '';
  document.title = section.firstChild.lastChild.textContent.concat(' · ', document.title);
}

// All that the page holds, where the app cannot run.
function whole() {
  while (changed.length) {
    var last = changed.pop();
    last[0].hidden = last[1];
  }
}
