// The small script of every page. Everything works without it, and nothing
// on the page looks different when it does not run.
import { Button, ErrorSummary, SkipLink, createAll } from "govuk-frontend";
import { keepForms } from "./forms.js";
import { watchIdle } from "./idle.js";
import { offerPasskeys } from "./passkey.js";

document.body.classList.add("govuk-frontend-supported");
createAll(ErrorSummary);
createAll(SkipLink);
createAll(Button, { preventDoubleClick: true });
watchIdle(keepForms());
offerPasskeys();

// Esc Esc hides the page: a shoulder behind the desk must not read a file.
// A click or a further Esc Esc shows it again. Nothing typed is lost.
const never = -10000;
let lastEscape = never;
const toggleHidden = () => document.documentElement.classList.toggle("z-hidden");

// Print buttons need a script; without one the browser's own menu prints.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// Single-key shortcuts are off unless the officer switched them on
// (WCAG 2.1.4): the server then writes data-shortcuts on <body>.
const shortcuts = document.body.hasAttribute("data-shortcuts");
const go = {
  w: document.body.dataset.goWork,
  d: document.body.dataset.goDeadlines,
};
let afterG = never;

const rows = () => [...document.querySelectorAll("[data-rows] tr a[data-open]")];

function moveRow(step) {
  const links = rows();
  const at = links.indexOf(document.activeElement);
  const next = links[Math.min(links.length - 1, Math.max(0, at + step))];
  if (next) next.focus();
}

function selectRow() {
  const row = document.activeElement.closest("[data-rows] tr");
  const box = row && row.querySelector("input[type=checkbox]");
  if (box) box.click();
}

function shortcut(event) {
  const key = event.key;
  if (event.timeStamp - afterG < 1000 && go[key]) {
    location.assign(go[key]);
    return true;
  }
  afterG = key === "g" ? event.timeStamp : never;
  if (key === "/") return focusOn("[data-search]");
  if (key === "?") return follow("[data-help]");
  if (key === "j") return moveRow(1), true;
  if (key === "k") return moveRow(-1), true;
  if (key === "x") return selectRow(), true;
  return false;
}

function focusOn(selector) {
  const target = document.querySelector(selector);
  if (target) target.focus();
  return Boolean(target);
}

function follow(selector) {
  const target = document.querySelector(selector);
  if (target) target.click();
  return Boolean(target);
}

const typing = (element) => /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName) && element.type !== "checkbox";

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    const second = event.timeStamp - lastEscape < 600;
    if (second) toggleHidden();
    lastEscape = second ? never : event.timeStamp;
    return;
  }
  if (!shortcuts || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  if (shortcut(event)) event.preventDefault();
});
document.addEventListener("click", () => {
  if (document.documentElement.classList.contains("z-hidden")) toggleHidden();
});
