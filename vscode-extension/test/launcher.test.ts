import assert from "node:assert/strict";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { after, test } from "node:test";
import { findServer } from "../src/launcher";

const folder = mkdtempSync(join(tmpdir(), "nasc extension "));
after(() => rmSync(folder, { recursive: true }));

const unset = { path: "", javaHome: "" };

function program(...path: string[]): string {
  const file = join(folder, ...path);
  mkdirSync(join(file, ".."), { recursive: true });
  writeFileSync(file, "");
  chmodSync(file, 0o755);
  return file;
}

test("the setting names the launcher", () => {
  const path = program("set", "nasc");
  assert.deepEqual(findServer({ ...unset, path }, {}), { command: path, args: ["lsp"], env: {} });
});

test("without a setting the launcher is looked up on the path", () => {
  const path = program("bin", "nasc");
  const environment = { PATH: [join(folder, "nowhere"), join(folder, "bin")].join(delimiter) };
  assert.deepEqual(findServer(unset, environment), { command: path, args: ["lsp"], env: {} });
});

test("a relative entry of the path is passed over", () => {
  assert.deepEqual(findServer(unset, { PATH: [".", "bin", ""].join(delimiter) }), {
    tried: ["setting nasc.path: not set"],
  });
});

test("a wrong setting is not replaced by what lies on the path", () => {
  program("bin", "nasc");
  const path = join(folder, "missing");
  assert.deepEqual(findServer({ ...unset, path }, { PATH: join(folder, "bin") }), {
    tried: [`setting nasc.path: ${path} is not a program`],
  });
});

test("a relative setting is refused", () => {
  assert.deepEqual(findServer({ ...unset, path: "./nasc" }, {}), {
    tried: ['setting nasc.path: "./nasc" is not an absolute path'],
  });
});

test("the Java home is handed to the launcher", () => {
  const path = program("set", "nasc");
  program("jdk", "bin", "java");
  const javaHome = join(folder, "jdk");
  assert.deepEqual(findServer({ path, javaHome }, {}), { command: path, args: ["lsp"], env: { JAVA_HOME: javaHome } });
});

test("a Java home without Java is told", () => {
  assert.deepEqual(findServer({ ...unset, javaHome: folder }, {}), {
    tried: [`setting nasc.java.home: ${folder} has no bin/java`],
  });
});
