import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { grammar, INITIAL } from "./grammar";

const lexerFile = "../dsl-grammar/src/main/antlr4/dev/nasc/syntax/antlr/NasLexer.g4";

/** The coloured parts of a line, as `text scope`, without the scope of the file. */
async function coloured(line: string): Promise<string[]> {
  const { tokens } = (await grammar).tokenizeLine(line, INITIAL);
  return tokens
    .filter((token) => token.scopes.length > 1)
    .map((token) => `${line.slice(token.startIndex, token.endIndex)} ${token.scopes[1]?.replace(/\.nas$/, "")}`);
}

test("a declaration", async () => {
  assert.deepEqual(await coloured("architecture small of fairnas {"), [
    "architecture storage.type",
    "small entity.name.type",
    "of keyword.other",
    "fairnas entity.name.type",
  ]);
});

test("a kind as a label is a label", async () => {
  assert.deepEqual(await coloured("space: darts"), ["space variable.other.property", ": punctuation.separator.label"]);
});

test("choices, labels, numbers with units", async () => {
  assert.deepEqual(await coloured("s1: any(16..24 by 2)"), [
    "s1 variable.other.property",
    ": punctuation.separator.label",
    "any keyword.control.choice",
    "16 constant.numeric",
    ".. keyword.operator.range",
    "24 constant.numeric",
    "by keyword.other",
    "2 constant.numeric",
  ]);
  assert.deepEqual(await coloured("require macs <= 400M"), [
    "require keyword.control",
    "<= keyword.operator.comparison",
    "400 constant.numeric",
    "M keyword.other.unit",
  ]);
  assert.deepEqual(await coloured("2.5% 1e-5 50_000"), [
    "2.5 constant.numeric",
    "% keyword.other.unit",
    "1e-5 constant.numeric",
    "50_000 constant.numeric",
  ]);
});

test("comments and documentation", async () => {
  assert.deepEqual(await coloured("/// any text"), [
    "/// comment.line.documentation",
    " any text comment.line.documentation",
  ]);
  assert.deepEqual(await coloured('"// no comment"'), [
    '" string.quoted.double',
    "// no comment string.quoted.double",
    '" string.quoted.double',
  ]);
});

test("an open string ends with its line", async () => {
  const first = (await grammar).tokenizeLine('import "cells', INITIAL);
  const second = (await grammar).tokenizeLine("skip", first.ruleStack);
  assert.deepEqual(second.tokens.at(0)?.scopes, ["source.nas"]);
});

test("every keyword of the language is coloured", async () => {
  const keywords = [...readFileSync(lexerFile, "utf8").matchAll(/'([a-z]+)'/g)].map((match) => match[1] ?? "");
  assert.ok(keywords.includes("any") && keywords.includes("space"));
  const kinds = ["block", "cell", "space", "architecture", "recipe", "search", "operation"];
  for (const word of keywords) {
    const [first] = await coloured(kinds.includes(word) ? `${word} x` : word);
    assert.match(first ?? "", new RegExp(`^${word} (keyword|storage|constant)`), word);
  }
});
