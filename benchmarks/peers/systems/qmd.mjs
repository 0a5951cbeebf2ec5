// qmd by its SDK, asked and answering in lines of JSON; the first line says that it is ready.
//
//     node qmd.mjs SDK INDEX PASSAGES

import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const [sdk, dbPath, path] = process.argv.slice(2);
const tell = (value) => process.stdout.write(JSON.stringify(value) + "\n");
console.log = console.error; // what the SDK prints is no reply

const { createStore } = await import(pathToFileURL(sdk));
const open = () => createStore({ dbPath, config: { collections: { passages: { path, pattern: "**/*.md" } } } });
let store = await open();

const work = {
  // as `qmd update` does, it closes the index, which folds SQLite's log into it
  build: async () => {
    await store.update();
    await store.close();
    store = await open();
    return null;
  },

  change: () => store.update(),

  // what `qmd search` does: a passage must have all words of the question
  all: async ({ question, k }) => {
    const found = await store.searchLex(question, { limit: k });
    return found.map(({ filepath, body }) => [filepath, body]);
  },

  // several searches, fused by rank; the reranker is a model
  any: async ({ words, k }) => {
    const queries = words.map((query) => ({ type: "lex", query }));
    const found = await store.search({ queries, limit: k, candidateLimit: k, rerank: false });
    return found.map(({ file, body }) => [file, body]);
  },
};

tell("ready");
for await (const line of createInterface({ input: process.stdin })) {
  const { do: what, with: options } = JSON.parse(line);
  tell(await work[what](options));
}
