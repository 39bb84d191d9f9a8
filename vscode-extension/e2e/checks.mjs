/** What a user of the extension must see, in the order in which it is tried. Each check leaves the text as it was. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { SEMANTIC, TEXTMATE, until, wait } from "./editor.mjs";

const line = (file, words) => readFileSync(file, "utf8").split("\n").findIndex((text) => text.includes(words)) + 1;
const column = (file, words, part) => readFileSync(file, "utf8").split("\n")[line(file, words) - 1].indexOf(part) + 1;
const equal = (real, wanted, what) => {
  if (real !== wanted) throw new Error(`${what}: ${real} instead of ${wanted}`);
};

/** The colour in which the first such word of the text is painted. */
function colour(page, word) {
  return page.evaluate((wanted) => {
    const spans = [...document.querySelectorAll(".view-line span span")];
    const found = spans.find((span) => span.textContent.trim() === wanted);
    return found ? getComputedStyle(found).color : "none";
  }, word);
}

/** A check: its name, what is done, and whether the others are worth trying where it fails. */
export const CHECKS = [
  {
    name: "the workbench opens the file as nas",
    needed: true,
    async run({ page, hands }) {
      await page.locator(".monaco-workbench").waitFor();
      await hands.sees("space digit_net");
      await page.locator(".statusbar-item", { hasText: /^nas$/ }).first().waitFor();
    },
  },
  {
    name: "before trust the server runs, and a search does not",
    needed: true,
    async run({ page, hands, shot }) {
      await hands.status("not trusted");
      await hands.lens("256 architectures");
      await hands.command("nasc: Run a Search");
      await page.getByText("Trust the workspace first?").first().waitFor();
      await shot("01-untrusted");
      await page.getByRole("button", { name: "Manage Trust" }).click();
      await page.getByRole("button", { name: "Trust", exact: true }).first().click();
      await hands.status("Java");
      await page.keyboard.press("Control+W");
      await hands.sees("space digit_net");
    },
  },
  {
    name: "lenses and hints say what the text does not",
    async run({ hands, shot }) {
      await hands.sees("16×8×8");
      await hands.lens("256 architectures");
      await hands.lens("68.8 % meet it");
      await shot("02-editor");
    },
  },
  {
    name: "colours come from the grammar and from the server",
    async run({ page }) {
      await until(async () => (await colour(page, "conv_bn")) === SEMANTIC, "a layer has no semantic colour");
      equal(await colour(page, ":"), TEXTMATE, "the colour of what the server leaves to the grammar");
    },
  },
  {
    name: "hover says what a block costs",
    async run({ page, hands, file, shot }) {
      await hands.cursor(line(file, "mbconv(c"), column(file, "mbconv(c", "mbconv") + 2);
      const hover = async () => {
        await page.keyboard.press("Control+K");
        await page.keyboard.press("Control+I");
        await hands.painted(".monaco-hover", "multiply-adds", 8_000);
        return true;
      };
      await until(hover, "no hover tells a cost");
      await hands.painted(".monaco-hover", "mean");
      await shot("03-hover");
      await page.keyboard.press("Escape");
    },
  },
  {
    name: "completion while typing",
    async run({ page, hands, file, shot }) {
      await hands.cursor(line(file, "s2: stage"), 1);
      await page.keyboard.press("End");
      await page.keyboard.press("Enter");
      await page.keyboard.type("conv_", { delay: 60 });
      const widget = page.locator(".suggest-widget.visible");
      await widget.locator(".monaco-list-row", { hasText: "conv_bn" }).first().waitFor();
      await shot("04-completion");
      await widget.locator(".monaco-list-row", { hasText: "conv_bn" }).first().click();
      await until(async () => /conv_bn\(/.test((await hands.shown()).split("s2:")[1]?.split("\n")[1] ?? (await hands.shown())), "the item is not taken");
      await hands.restore();
    },
  },
  {
    name: "a finding comes with a mistake, and a quick fix mends it",
    async run({ page, hands, file, shot }) {
      await hands.cursor(line(file, "conv_bn(16"), column(file, "conv_bn(16", "kernel"));
      await page.keyboard.press("Control+Shift+ArrowRight");
      await page.keyboard.type("kernl");
      await hands.hasErrors(true);
      await page.keyboard.press("Control+.");
      await page.locator(".action-widget", { hasText: "kernel" }).waitFor();
      await shot("05-quick-fix");
      await page.keyboard.press("Enter");
      await hands.hasErrors(false);
      await hands.sees("conv_bn(16, kernel: 3)");
      await hands.restore();
    },
  },
  {
    name: "rename changes every use",
    async run({ page, hands, file, shot }) {
      await hands.cursor(line(file, "block stage"), column(file, "block stage", "stage") + 1);
      await page.keyboard.press("F2");
      const box = page.locator(".rename-box input");
      await until(async () => (await box.inputValue()) === "stage", "the old name is not offered");
      await box.fill("tier");
      await shot("06-rename");
      await box.press("Enter");
      await hands.sees("s1: tier(");
      await hands.sees("s2: tier(");
      await hands.hasErrors(false);
      await hands.restore();
      await hands.sees("s1: stage(");
    },
  },
  {
    name: "saving formats",
    async run({ page, hands, file }) {
      await hands.cursor(line(file, "conv_bn(64"), 1);
      await page.keyboard.type("      ");
      await page.keyboard.press("Control+S");
      await until(() => /^ {2}conv_bn\(64/m.test(readFileSync(file, "utf8")), "the file is not formatted");
      await hands.hasErrors(false);
    },
  },
  {
    name: "the graph shows an architecture, switches a choice, goes to the text",
    async run({ page, hands, file, shot }) {
      await hands.text.locator(".codelens-decoration a", { hasText: /^Graph$/ }).first().click();
      const view = await hands.view(".card");
      const macs = () => view.locator(".costs tbody tr").first().locator("td").first().textContent();
      await until(async () => (await macs()) === "339,072", "the least architecture is not drawn");
      const card = view.locator(".side").first().locator(".card", { has: view.locator(".address", { hasText: /^s1\.0$/ }) });
      await card.locator(".choice", { hasText: "kernel" }).getByRole("button", { name: "5" }).click();
      await until(async () => (await macs()) !== "339,072", "switching changes nothing");
      await view.locator("header select").last().selectOption("most multiply-adds");
      await view.locator(".side").nth(1).waitFor();
      await until(async () => (await view.locator(".card.differs").count()) > 2, "the comparison marks nothing");
      await shot("07-graph");
      await card.locator("button.title").click();
      await page.locator(".statusbar-item", { hasText: `Ln ${line(file, "mbconv(c")},` }).first().waitFor();
    },
  },
  {
    name: "the graph follows the text",
    async run({ page, hands, file, shot }) {
      const view = await hands.view(".card");
      await hands.cursor(line(file, "conv_bn(64"), column(file, "conv_bn(64", "64") + 2);
      await page.keyboard.type("0");
      await until(async () => (await view.locator(".card", { hasText: "640×4×4" }).count()) > 0, "the graph does not change");
      await page.keyboard.press("Backspace");
      await until(async () => (await view.locator(".card", { hasText: "640×4×4" }).count()) === 0, "the graph stays as it was");
      await page.keyboard.press("Control+S");
      await shot("08-graph-follows");
      await closeOthers(page, hands);
    },
  },
  {
    name: "a server that dies is started again",
    async run({ page, hands, server }) {
      const killed = server();
      process.kill(killed, "SIGKILL");
      await until(() => server() !== killed, "no other server is started");
      await hands.status("Java");
      await page.keyboard.press("Escape");
      await hands.cursor(1, 1);
    },
  },
  {
    name: "without Java it says what is missing, and the grammar's colours stay",
    async run({ page, hands, machine, shot }) {
      machine({ "nasc.java.home": "/nowhere/jdk" });
      await hands.status("needs Java 17");
      equal(await colour(page, ":"), TEXTMATE, "the colour of a punctuation mark");
      await shot("08-without-java");
      machine({});
      await hands.status("Java 1");
      await hands.lens("256 architectures");
      await hands.command("Notifications: Clear All Notifications");
    },
  },
  {
    name: "the quickstart runs, and its front is shown live",
    search: true,
    async run({ page, hands, shot }) {
      await hands.lens("Run quickstart");
      await hands.text.locator(".codelens-decoration a", { hasText: /^Run quickstart$/ }).first().click();
      const view = await hands.view(".phases li", 120_000);
      await until(async () => (await view.locator("path.loss").count()) > 0, "no loss is drawn");
      await shot("09-losses-live");
      await until(async () => (await view.locator("circle.member").count()) > 0, "no front is drawn", 180_000);
      await until(async () => (await view.locator("tbody tr").count()) > 20, "the trials do not come");
      equal(await view.locator(".status").textContent(), "running", "the run");
      await shot("10-front-live");
    },
  },
  {
    name: "a run is stopped and resumed from its view",
    search: true,
    async run({ hands, shot }) {
      const view = await hands.view(".phases li");
      await view.getByRole("button", { name: "Stop" }).click();
      await until(async () => (await view.locator(".status").textContent()) === "interrupted", "the run does not stop");
      await shot("11-stopped");
      await view.getByRole("button", { name: "Resume" }).click();
      await until(async () => (await view.locator(".status").textContent()) === "done", "the run does not end", 240_000);
      await until(async () => (await view.locator("h2", { hasText: "Trials (100)" }).count()) === 1, "there are not a hundred trials");
      await shot("12-done");
    },
  },
  {
    name: "a click on a trial opens its architecture as text",
    search: true,
    async run({ page, hands, shot }) {
      const view = await hands.view(".phases li");
      await view.locator("tbody tr").first().click();
      await page.locator(".tab", { hasText: "Untitled" }).first().waitFor();
      await hands.sees("architecture front_");
      await hands.hasErrors(false);
      await shot("13-trial");
    },
  },
  {
    name: "the report opens without an editor or a network",
    search: true,
    async run({ browser, hands, workspace, shot, glob }) {
      const view = await hands.view(".phases li");
      await view.getByRole("button", { name: "Report" }).click();
      const runs = join(workspace, "runs");
      await until(() => glob(runs, "report.html") !== undefined, "no report is written");
      await wait(500);
      const page = await browser.newPage();
      const mistakes = [];
      page.on("pageerror", (error) => mistakes.push(error.message));
      page.on("console", (message) => message.type() === "error" && mistakes.push(message.text()));
      await page.goto(`file://${encodeURI(glob(runs, "report.html"))}`);
      await page.locator("circle.member").first().waitFor();
      await page.locator("path.loss").first().waitFor();
      await page.locator(".card").first().waitFor();
      await shot("14-report", page);
      await page.close();
      equal(mistakes.join("; "), "", "what the page complains of");
    },
  },
  {
    name: "nothing was asked of another host",
    async run({ foreign }) {
      equal([...new Set(foreign)].join(" "), "", "requests");
    },
  },
];

/** Leaves the text alone in the window. */
async function closeOthers(page, hands) {
  await hands.command("View: Close Other Editors in Group").catch(() => {});
  await hands.cursor(1, 1);
  await hands.command("View: Close Editors in Other Groups");
  await page.locator("iframe.webview").waitFor({ state: "detached" });
}
