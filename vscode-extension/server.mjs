/**
 * Puts the language server that Maven has built into the extension: its jar under a name without a
 * version, its libraries, and under which licences these are.
 */

import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const built = join(here, "..", "language-server", "target");
const jar = existsSync(built) ? readdirSync(built).find((name) => /^language-server-[\d.]+\.jar$/.test(name)) : undefined;
if (jar === undefined || !existsSync(join(built, "lib"))) {
  console.error("The language server is not built. Build it first: mvn -Dquick -DskipTests -pl language-server -am package");
  process.exit(1);
}
const target = join(here, "server");
rmSync(target, { recursive: true, force: true });
mkdirSync(target);
cpSync(join(built, jar), join(target, "language-server.jar"));
for (const name of ["LICENSE", "THIRD-PARTY-NOTICES.md"]) cpSync(join(here, "..", name), join(target, name));
cpSync(join(built, "lib"), join(target, "lib"), { recursive: true });
