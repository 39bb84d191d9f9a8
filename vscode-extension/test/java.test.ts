import assert from "node:assert/strict";
import { symlinkSync } from "node:fs";
import { delimiter, join } from "node:path";
import { test } from "node:test";
import { findJava, versionOf, type Search } from "../src/program/java";
import { folder, home, program } from "./folder";

const nothing: Search = {
  setting: "",
  extension: join(folder, "extension"),
  environment: {},
  forbidden: [],
  platform: "linux",
  places: [],
};

function found(search: Partial<Search>): string {
  const java = findJava({ ...nothing, ...search });
  return "home" in java ? `${java.source}: ${java.home} is ${java.version}` : java.tried.join("\n");
}

test("the setting comes first", () => {
  const set = home("21.0.2", "set");
  const other = home("17.0.1", "other");
  assert.equal(found({ setting: set, environment: { JAVA_HOME: other } }), `setting nasc.java.home: ${set} is 21`);
});

test("a setting that will not do is not replaced by another Java", () => {
  const old = home("11.0.2", "old");
  const good = home("17.0.1", "other");
  assert.equal(found({ setting: old, environment: { JAVA_HOME: good } }), `setting nasc.java.home: ${old} is Java 11`);
});

test("one that came with the extension is used before the machine's", () => {
  const bundled = home("17.0.9", "with runtime", "jre");
  const other = home("21.0.1", "other");
  const search = { extension: join(folder, "with runtime"), environment: { JAVA_HOME: other } };
  assert.equal(found(search), `bundled: ${bundled} is 17`);
});

test("JAVA_HOME, JDK_HOME, the path, known places, in this order", () => {
  const old = home("1.8.0_412", "eight");
  const jdk = home("17.0.1", "jdk");
  assert.equal(found({ environment: { JAVA_HOME: old, JDK_HOME: jdk } }), `JDK_HOME: ${jdk} is 17`);
  assert.equal(found({ environment: { PATH: join(jdk, "bin") } }), `PATH: ${jdk} is 17`);
  home("25", "jvm", "java-25");
  const place = join(folder, "jvm");
  assert.equal(found({ environment: { JAVA_HOME: old }, places: [place] }), `${place}: ${join(place, "java-25")} is 25`);
});

test("a link on the path leads to the home it points into", () => {
  const jdk = home("17.0.1", "jdk");
  program("", "links", "other");
  symlinkSync(join(jdk, "bin", "java"), join(folder, "links", "java"));
  assert.equal(found({ environment: { PATH: ["relative", join(folder, "links")].join(delimiter) } }), `PATH: ${jdk} is 17`);
});

test("what was tried is told", () => {
  const old = home("11.0.2", "old");
  program("", "silent", "bin", "java");
  assert.equal(
    found({ environment: { JAVA_HOME: old, JDK_HOME: "jdk", PATH: join(folder, "silent", "bin") } }),
    [
      "setting nasc.java.home: not set",
      `bundled: ${join(folder, "extension", "jre")} has no bin/java`,
      `JAVA_HOME: ${old} is Java 11`,
      'JDK_HOME: "jdk" is not an absolute path',
      `PATH: ${join(folder, "silent")} does not say its version in a file "release"`,
    ].join("\n"),
  );
});

test("a Java inside a workspace that is not trusted is not started", () => {
  const inside = home("17.0.1", "workspace", "jdk");
  const answer = found({ environment: { JAVA_HOME: inside }, forbidden: [join(folder, "workspace")] });
  assert.match(answer, /JAVA_HOME: .* lies in a workspace that is not trusted/);
});

test("versions before and after 9", () => {
  assert.equal(versionOf('JAVA_VERSION="1.8.0_412"'), 8);
  assert.equal(versionOf('SOURCE="."\nJAVA_VERSION="25.0.1"\n'), 25);
  assert.equal(versionOf(""), undefined);
});
