// Loads the parts of the app: what xtask/src/dist/split.rs writes beside the app. Before this stands PLACES, in which bundle a file is; after
// it, for each part, by the name that the macro `wasm_split` gives it, a function that loads its files.
import { initSync } from "./app.js";

// By file. What a module takes from the app, and gives to it, is all in the app's table and memory, so the order does not matter.
const loading = {};

function load(file) {
  if (!loading[file]) {
    const response = window.twentyMeasures.part(new URL(file, import.meta.url), PLACES);
    loading[file] = WebAssembly.instantiateStreaming(response, { __wasm_split: initSync() });
    // One that did not come is asked for again at the next try.
    loading[file].catch(() => delete loading[file]);
  }
  return loading[file];
}

// The messages in English need no sheet.
function loader(part, files) {
  return async (callback, data) => {
    let loaded = true;
    try {
      await Promise.all([part === "english" || window.twentyMeasures.dress(part), ...files.map(load)]);
    } catch (error) {
      console.error(error);
      loaded = false;
    }
    initSync().__indirect_function_table.get(callback)(data, loaded);
  };
}
