// Builds web/theme/dist from src and the pinned npm packages.
//   node build.mjs           writes dist/
//   node build.mjs --check   builds into a temporary folder and compares byte for byte
// The result depends on the inputs and the Node version's compressor only: no
// time, no path and no random name is written.
import { createHash } from "node:crypto";
import { mkdtempSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import esbuild from "esbuild";
import { PurgeCSS } from "purgecss";
import * as sass from "sass";
import subsetFont from "subset-font";
import { fonts } from "./src/fonts.mjs";
import { keep } from "./src/keep.mjs";

const root = dirname(fileURLToPath(import.meta.url));
const fontFolder = join(root, "node_modules/@fontsource-variable/noto-sans/files");
const hash = (bytes) => createHash("sha256").update(bytes).digest("hex");

// hashed("theme.css", bytes) is "theme.0123456789.css".
function hashed(name, bytes) {
  const dot = name.lastIndexOf(".");
  return `${name.slice(0, dot)}.${hash(bytes).slice(0, 10)}${name.slice(dot)}`;
}

async function buildFonts(files) {
  let faces = "";
  for (const font of fonts) {
    const source = readFileSync(join(fontFolder, font.file));
    const bytes = await subsetFont(source, font.text, {
      targetFormat: "woff2",
      variationAxes: { wght: { min: 400, max: 700 } },
      noHinting: true,
      keepFeatures: ["ccmp", "kern", "locl", "mark", "mkmk", "tnum"],
    });
    const name = hashed(`${font.name}.woff2`, bytes);
    files.set(name, bytes);
    faces += `@font-face{font-family:"Noto Sans";font-style:normal;font-weight:400 700;font-display:swap;` +
      `src:url(${name}) format("woff2");unicode-range:${font.range}}`;
  }
  return faces;
}

async function buildStyles(faces) {
  // The project root is the load path because the MoJ vendor file forwards
  // the literal path node_modules/govuk-frontend/dist/govuk/base.
  const { css } = sass.compile(join(root, "src/theme.scss"), { loadPaths: [root], quietDeps: true, logger: sass.Logger.silent });
  const [purged] = await new PurgeCSS().purge({
    content: [{ raw: keep.join(" "), extension: "html" }],
    css: [{ raw: css }],
    // The default extractor drops "!", and with it the class names that hold one.
    defaultExtractor: (text) => text.match(/[\w!:/-]+/g) || [],
    safelist: { deep: [/^z-/], standard: [/^z-/] },
    variables: false,
  });
  const { code } = await esbuild.transform(faces + purged.css, { loader: "css", minify: true, target: "es2020", legalComments: "none" });
  return Buffer.from(code);
}

async function buildScript() {
  const { outputFiles } = await esbuild.build({
    entryPoints: [join(root, "src/theme.js")],
    absWorkingDir: root,
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    target: "es2020",
    legalComments: "none",
  });
  return Buffer.from(outputFiles[0].contents);
}

function compressed(files) {
  const all = new Map(files);
  for (const [name, bytes] of files) {
    if (name.endsWith(".woff2")) continue;
    all.set(`${name}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }));
    const gz = gzipSync(bytes, { level: 9 });
    gz[9] = 255; // The header names the operating system; 255 is "unknown" everywhere.
    all.set(`${name}.gz`, gz);
  }
  return all;
}

async function build() {
  const files = new Map();
  const faces = await buildFonts(files);
  const add = (name, bytes) => files.set(hashed(name, bytes), bytes);
  add("theme.css", await buildStyles(faces));
  add("theme.js", await buildScript());
  for (const name of ["icons.svg", "favicon.svg"]) add(name, Buffer.from(readFileSync(join(root, "src", name), "utf8").replace(/\n/g, "")));
  const all = compressed(files);
  const names = [...all.keys()].sort();
  all.set("MANIFEST", Buffer.from(names.map((name) => `${hash(all.get(name))}  ${name}\n`).join("")));
  return all;
}

function write(folder, files) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, bytes] of files) writeFileSync(join(folder, name), bytes);
}

function differences(left, right) {
  const names = new Set([...readdirSync(left), ...readdirSync(right)]);
  const read = (folder, name) => {
    try { return readFileSync(join(folder, name)); } catch { return Buffer.alloc(0); }
  };
  return [...names].sort().filter((name) => !read(left, name).equals(read(right, name)));
}

const dist = join(root, "dist");
const files = await build();
if (process.argv.includes("--check")) {
  const folder = mkdtempSync(join(tmpdir(), "zaklon-theme-"));
  write(folder, files);
  const different = differences(dist, folder);
  rmSync(folder, { recursive: true });
  if (different.length > 0) {
    console.error(`dist differs from a fresh build:\n  ${different.join("\n  ")}`);
    process.exit(1);
  }
  console.error(`dist is what a fresh build makes (${files.size} files)`);
} else {
  write(dist, files);
  for (const name of [...files.keys()].sort()) console.error(`${String(files.get(name).length).padStart(7)}  ${name}`);
}
