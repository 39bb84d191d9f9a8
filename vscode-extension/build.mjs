/** Bundles the extension and the scripts of its views; `tests` bundles the tests instead. */

import { copyFileSync, readdirSync } from "node:fs";
import { build } from "esbuild";

const shared = "../runtime/src/main/resources/dev/nasc/report/view"; // the report of a run is made of these too
const common = { bundle: true, logLevel: "warning", platform: "node", format: "cjs", target: "node18" };

if (process.argv[2] === "tests") {
  // The fake editor has only what the tests reach.
  const logOverride = { "import-is-undefined": "silent" };
  const entryPoints = readdirSync("test").filter((name) => name.endsWith(".test.ts")).map((name) => `test/${name}`);
  await build({
    ...common,
    entryPoints,
    logOverride,
    outdir: "out/test",
    outExtension: { ".js": ".cjs" },
    packages: "external",
    alias: { vscode: "./test/fake-vscode.ts" },
  });
} else {
  await build({ ...common, entryPoints: ["src/extension.ts"], outfile: "out/extension.js", external: ["vscode"], minify: true });
  await build({
    bundle: true,
    logLevel: "warning",
    entryPoints: { graph: "views/graph.js", search: "views/search.js" },
    outdir: "out/views",
    platform: "browser",
    format: "iife",
    target: "es2022",
    minify: true,
  });
  copyFileSync(`${shared}/style.css`, "out/views/style.css");
}
