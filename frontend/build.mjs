// Bundles src/ into the integration's folder and writes down what was built from what. The same sources give the same files.
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, "../custom_components/digital_twin/frontend");
const LARGEST = 250_000; // bytes of everything together, gzipped

const files = (folder) =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? files(path) : [path];
  });
const digest = (text) => createHash("sha256").update(text).digest("hex");

// What decides the result; tests/repository/test_frontend.py reckons the same.
const sources = ["build.mjs", "package.json", "package-lock.json", "tsconfig.json"]
  .map((name) => join(here, name))
  .concat(files(join(here, "src")))
  .map((path) => [relative(here, path).replaceAll("\\", "/"), readFileSync(path)])
  .sort(([one], [other]) => (one < other ? -1 : 1));
const fingerprint = createHash("sha256");
for (const [name, content] of sources) fingerprint.update(`${name}\0${digest(content)}\n`);

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
await build({
  absWorkingDir: here,
  entryPoints: { panel: "src/panel.ts", cards: "src/cards.ts" },
  outdir: out,
  bundle: true,
  splitting: true,
  format: "esm",
  target: "es2022",
  minify: true,
  charset: "utf8",
  legalComments: "eof",
  loader: { ".css": "text" },
  chunkNames: "chunk-[hash]",
  logLevel: "warning",
});

const built = Object.fromEntries(
  readdirSync(out)
    .sort()
    .map((name) => [name, digest(readFileSync(join(out, name)))]),
);
const gzipped = readdirSync(out).reduce((sum, name) => sum + gzipSync(readFileSync(join(out, name)), { level: 9 }).length, 0);
const all = digest(JSON.stringify(built));
writeFileSync(
  join(out, "build.json"),
  `${JSON.stringify({ digest: all, sources: fingerprint.digest("hex"), gzipped, files: built }, null, 2)}\n`,
);
console.log(`built ${Object.keys(built).length} files, ${(gzipped / 1000).toFixed(1)} kB gzipped`);
if (gzipped > LARGEST) {
  console.error(`more than ${LARGEST / 1000} kB`);
  process.exit(1);
}
