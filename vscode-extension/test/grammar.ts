/** The TextMate grammar, as the editor runs it. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createOnigScanner, createOnigString, loadWASM } from "vscode-oniguruma";
import { parseRawGrammar, Registry } from "vscode-textmate";

export { INITIAL } from "vscode-textmate";

const grammarFile = "syntaxes/nas.tmLanguage.json";

export const grammar = (async () => {
  await loadWASM(readFileSync(require.resolve("vscode-oniguruma/release/onig.wasm")));
  const registry = new Registry({
    onigLib: Promise.resolve({ createOnigScanner, createOnigString }),
    loadGrammar: async () => parseRawGrammar(readFileSync(grammarFile, "utf8"), grammarFile),
  });
  const loaded = await registry.loadGrammar("source.nas");
  assert.ok(loaded);
  return loaded;
})();
