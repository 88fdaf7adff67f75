// Starts the worker, which Trunk builds as two files. Written in the JavaScript of 2009, as boot.js is.
importScripts('worker.js');
wasm_bindgen({ module_or_path: 'worker_bg.wasm' }).catch(function (error) { postMessage('failed: ' + error); });
