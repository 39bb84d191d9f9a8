/**
 * Tries the checks one after the other; the exit status is 0 where all hold. `--short` leaves out those that run a
 * search, `--only WORDS` all but those with these words in their name and what the others need.
 */

import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { CHECKS } from "./checks.mjs";
import { startEditor } from "./editor.mjs";
import { Hands } from "./hands.mjs";

const out = join(dirname(fileURLToPath(import.meta.url)), "out");
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

const short = process.argv.includes("--short");
const only = process.argv.includes("--only") ? (process.argv[process.argv.indexOf("--only") + 1] ?? "") : "";
const began = Date.now();
const say = (text) => console.log(`[${((Date.now() - began) / 1000).toFixed(1).padStart(6)} s] ${text}`);

/** The process of the extension's server: the one that runs its jar below the editor's. */
function server(group) {
  const rows = execFileSync("ps", ["-eo", "pid=,pgid=,args="], { encoding: "utf8" }).split("\n");
  const row = rows.find((each) => Number(each.trim().split(/\s+/)[1]) === group && each.includes("language-server.jar"));
  if (row === undefined) throw new Error("there is no process of the language server");
  return Number(row.trim().split(/\s+/)[0]);
}

/** The first file of this name in a folder of `folder`. */
function glob(folder, name) {
  return (existsSync(folder) ? readdirSync(folder) : []).map((each) => join(folder, each, name)).find(existsSync);
}

let passed = 0;
let failed = 0;
const editor = await startEditor(out);
say("the editor runs");
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => void editor.close().then(() => process.exit(130)));
const shot = async (name, page = editor.page) => page.screenshot({ path: join(out, `${name}.png`), fullPage: page !== editor.page });
const given = { ...editor, hands: new Hands(editor.page), shot, server: () => server(editor.group), glob };
try {
  for (const check of CHECKS) {
    if ((short && check.search) || (!check.needed && !check.name.includes(only))) continue;
    const from = Date.now();
    try {
      await check.run(given);
      passed++;
      say(`ok    ${check.name} (${Date.now() - from} ms)`);
    } catch (error) {
      failed++;
      say(`FAIL  ${check.name}: ${error.message.split("\n")[0]}`);
      await given.hands.command("Notifications: Show Notifications").catch(() => {}); // they may say why
      await shot(`failed-${check.name.replace(/\W+/g, "-")}`).catch(() => {});
      if (check.needed) break;
      await given.hands.restore().catch(() => {});
    }
  }
} finally {
  await editor.close();
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
