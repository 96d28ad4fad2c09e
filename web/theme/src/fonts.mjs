// The seven cuts of Noto Sans (SIL OFL 1.1). A page loads only the cuts whose
// unicode-range it uses; the Latin one is preloaded.
const span = (from, to) => Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)).join("");

// cut gives the letters with the unicode-range that names just them.
const cut = (text) => {
  const points = [...new Set([...text].map((c) => c.codePointAt(0)))].sort((a, b) => a - b);
  const runs = [];
  for (const p of points) {
    const last = runs.at(-1);
    if (last && last[1] === p - 1) last[1] = p;
    else runs.push([p, p]);
  }
  const hex = (n) => n.toString(16).toUpperCase();
  return { text, range: runs.map(([a, b]) => `U+${hex(a)}${a === b ? "" : `-${hex(b)}`}`).join(",") };
};

// The further Latin letters of the neighbours' names: Polish, Czech, Slovak, Hungarian, Romanian, Turkish.
const neighbours = "ĂăĄąĎďĘęĚěĞğİıŁłŃńŇňŐőŘřŞşŢţŤťŮůŰűŻżȘșȚț";

const ranges = {
  // ASCII, Latin-1 and the punctuation of letters, with arrows used in tables.
  latin: { text: span(0x20, 0x7e) + span(0xa0, 0xff) + "‐‑–—‘’“”„•…‹›€−", range: "U+20-7E,U+A0-FF,U+2010-2011,U+2013-2014,U+2018-2019,U+201C-201E,U+2022,U+2026,U+2039-203A,U+20AC,U+2212" },
  // The Montenegrin Latin letters and the combining acute.
  gaj: { text: "ĆćČčĐđŠšŽžŚśŹź\u0301", range: "U+106-107,U+10C-10D,U+110-111,U+160-161,U+17D-17E,U+15A-15B,U+179-17A,U+301" },
  names: cut(neighbours),
  // Every other Latin letter of names: Baltic, Maltese, Welsh, transliterations.
  letters: cut([...span(0x100, 0x105) + span(0x108, 0x10b) + span(0x10e, 0x10f) + span(0x112, 0x159) + span(0x15c, 0x15f) + span(0x162, 0x178) + "ſẞ\u030c"].filter((c) => !neighbours.includes(c)).join("")),
  // Montenegrin Cyrillic and the common alphabets, with U+0301 for the letters that have no single code point.
  cyrillic: { text: span(0x400, 0x45f) + "ҐґѢѣ№", range: "U+400-45F,U+490-491,U+462-463,U+2116" },
  // Kazakh, Kyrgyz, Tatar and their neighbours.
  steppe: { text: "ҒғҖҗҚқҢңҮүҰұҺһӘәӨө", range: "U+492-493,U+496-497,U+49A-49B,U+4A2-4A3,U+4AE-4B1,U+4BA-4BB,U+4D8-4D9,U+4E8-4E9" },
  // Other Cyrillic letters of names, Caucasian alphabets among them.
  mountain: { text: span(0x494, 0x495) + span(0x498, 0x499) + span(0x49c, 0x4a1) + span(0x4a4, 0x4ad) + span(0x4b2, 0x4b9) + span(0x4bc, 0x4d7) + span(0x4da, 0x4e7) + span(0x4ea, 0x4f9), range: "U+494-495,U+498-499,U+49C-4A1,U+4A4-4AD,U+4B2-4B9,U+4BC-4D7,U+4DA-4E7,U+4EA-4F9" },
};

export const fonts = [
  { name: "noto-latin", file: "noto-sans-latin-wght-normal.woff2", ...ranges.latin },
  { name: "noto-gaj", file: "noto-sans-latin-ext-wght-normal.woff2", ...ranges.gaj },
  { name: "noto-names", file: "noto-sans-latin-ext-wght-normal.woff2", ...ranges.names },
  { name: "noto-letters", file: "noto-sans-latin-ext-wght-normal.woff2", ...ranges.letters },
  { name: "noto-cyrillic", file: "noto-sans-cyrillic-wght-normal.woff2", ...ranges.cyrillic },
  { name: "noto-steppe", file: "noto-sans-cyrillic-ext-wght-normal.woff2", ...ranges.steppe },
  { name: "noto-mountain", file: "noto-sans-cyrillic-ext-wght-normal.woff2", ...ranges.mountain },
];
