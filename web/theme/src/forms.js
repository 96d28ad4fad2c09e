// What is typed into the form of an act is kept on the server every 20 seconds and when the
// page is left. Without a script there is a button that does the same.
const every = 20000;

// keepForms watches every such form and gives a function that keeps them all at once. It
// answers the address at which the form is continued, or "".
export function keepForms() {
  const keeps = [...document.querySelectorAll("form[data-draft]")].map(watch);
  return async () => (await Promise.all(keeps.map((keep) => keep(false)))).find(Boolean) || "";
}

function watch(form) {
  let changed = false;
  let sent = false;
  let address = "";
  let underWay = new AbortController();
  form.addEventListener("input", () => (changed = true));
  form.addEventListener("submit", () => {
    sent = true;
    underWay.abort();
  });
  addEventListener("pageshow", () => (sent = false));

  const save = async (leaving) => {
    changed = false;
    underWay = new AbortController();
    try {
      address = await send(form, leaving, underWay.signal);
      tell(form);
    } catch {
      changed = true;
    }
    return address;
  };
  // Whoever asks while a save is under way waits for it: its answer is where the form goes on.
  let last = Promise.resolve("");
  const keep = (leaving) => {
    if (changed && !sent) last = save(leaving);
    return last;
  };
  setInterval(keep, every, false);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") keep(true);
  });
  return keep;
}

async function send(form, leaving, signal) {
  const body = new FormData(form);
  for (const [name, value] of [...body]) if (value instanceof File) body.delete(name);
  body.set("later", "script");
  const options = { method: "POST", body, keepalive: leaving, redirect: "manual" };
  const answer = await fetch(form.action, leaving ? options : { ...options, signal });
  if (answer.type === "opaqueredirect") return away();
  if (!answer.ok) throw new Error(answer.status);
  return answer.text();
}

// away: the session is locked or over. The form is kept all the same; the server says what next.
function away() {
  location.reload();
  return "";
}

function tell(form) {
  const note = form.querySelector("[data-kept]");
  const time = note && note.querySelector("time");
  if (!time) return;
  const now = new Date();
  time.textContent = [now.getHours(), now.getMinutes()].map((n) => String(n).padStart(2, "0")).join(":");
  note.hidden = false;
}
