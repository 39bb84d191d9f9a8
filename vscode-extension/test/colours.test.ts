/** The grammar's colours of one text: as they were agreed on, and as the language server sees the same words. */

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { grammar, INITIAL } from "./grammar";

const folder = "test/tokens";
const lines = readFileSync(`${folder}/sample.nas`, "utf8").split("\n");

interface Coloured {
  line: number;
  start: number;
  end: number;
  scope: string;
}

/** Every part of the text with its innermost scope; that of the file is none. */
async function coloured(): Promise<Coloured[]> {
  const loaded = await grammar;
  let stack = INITIAL;
  return lines.flatMap((text, line) => {
    const { tokens, ruleStack } = loaded.tokenizeLine(text, stack);
    stack = ruleStack;
    return tokens.map((token) => ({
      line,
      start: token.startIndex,
      end: Math.min(token.endIndex, text.length),
      scope: token.scopes.length > 1 ? (token.scopes[1] ?? "").replace(/\.nas$/, "") : "",
    }));
  });
}

/** The text with each coloured part marked below its line. */
async function drawn(): Promise<string> {
  const all = await coloured();
  return lines
    .map((text, line) => {
      const marks = all
        .filter((part) => part.line === line && part.scope !== "" && part.end > part.start)
        .map((part) => `${" ".repeat(part.start)}${"^".repeat(part.end - part.start)} ${part.scope}`);
      return [`>${text}`, ...marks.map((mark) => ` ${mark}`)].join("\n");
    })
    .join("\n");
}

test("the grammar colours the sample as it did; NASC_SCOPES=write writes it again and fails", async () => {
  const golden = `${folder}/sample.scopes`;
  const now = await drawn();
  if (process.env["NASC_SCOPES"] === "write") {
    writeFileSync(golden, now);
    assert.fail(`${golden} was written; look at it`);
  }
  assert.equal(now, readFileSync(golden, "utf8"));
});

/**
 * What the grammar may say of a word that the server calls so. A grammar knows no names, so it may leave one without a
 * colour, but it may not say that a layer is a number. Words of the language that are labels here are properties there.
 */
const AGREED: Record<string, RegExp> = {
  keyword: /^(keyword|storage|constant\.language|variable\.language|support\.function|variable\.other\.property)/,
  number: /^(constant\.numeric|keyword\.other\.unit)/,
  string: /^string/,
  comment: /^comment/,
  operator: /^(keyword\.operator|punctuation)/,
  namespace: /^entity\.name\.(type|namespace)/,
  class: /^entity\.name\.(type|function)/,
  struct: /^entity\.name\.type/,
  event: /^entity\.name\.type/,
  function: /^(entity\.name\.function|support\.function)/,
  variable: /^variable/,
  parameter: /^variable/,
  property: /^variable/,
  enumMember: /^variable|^constant/,
};

test("the grammar and the language server agree", async () => {
  const all = await coloured();
  const quarrels: string[] = [];
  for (const row of readFileSync(`${folder}/sample.tokens`, "utf8").trim().split("\n")) {
    const [place = "", type = "", ...word] = row.split(" ");
    const [line = 0, column = 0] = place.split(":").map(Number);
    const part = all.find((each) => each.line === line - 1 && each.start <= column - 1 && column - 1 < each.end);
    const scope = part?.scope ?? "";
    if (scope !== "" && !AGREED[type]?.test(scope)) quarrels.push(`${place} ${word.join(" ")}: ${type} and ${scope}`);
  }
  assert.deepEqual(quarrels, []);
});
