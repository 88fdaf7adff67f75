// Our engine beside the peers: node's end of wasm.rs. `load()` is what the peers' runner calls; other ways of asking are measured by
// measure.mjs. OURS_WASM names the module.
import { readFileSync } from 'node:fs';

const FIELDS = ['age', 'outstanding', 'terms', 'years', 'perf', 'svc', 'base', 'cat', 'event', 'income', 'prev', 'vw', 'vt'];
const WORDS = {
  perf: ['basic', 'competent', 'excellent'],
  cat: ['remote', 'oneplusfour', 'other'],
  event: ['none', 'illness', 'disabled', 'died'],
};
export const RESULTS = 6;

/** The module, with the pack read. */
export async function start() {
  const { instance: { exports } } = await WebAssembly.instantiate(readFileSync(process.env.OURS_WASM));
  exports.start();
  return exports;
}

/** Hands over the list column by column; choices go as positions. */
export function fill(wasm, rows, { open = false, next = false, tools = 6, all = false } = {}) {
  const count = rows.length, place = wasm.room(count);
  const numbers = new Int32Array(wasm.memory.buffer, place, count * FIELDS.length);
  FIELDS.forEach((field, at) => {
    const words = WORDS[field], column = numbers.subarray(at * count, (at + 1) * count);
    for (let row = 0; row < count; row++) column[row] = words ? words.indexOf(rows[row][field]) : Number(rows[row][field]);
  });
  wasm.prepare(Number(open), Number(next), tools, Number(all));
}

export async function load() {
  const wasm = await start();
  return {
    prepare(rows) { fill(wasm, rows); },
    evalAll(rows, out) {
      const place = wasm.evaluate();
      out.set(new Int32Array(wasm.memory.buffer, place, rows.length * RESULTS));
    },
  };
}
