// Before the server locks a session nobody uses, the page says so and offers to stay. Any key,
// click or scroll counts as use, in this tab or another. Without a script the lock comes all
// the same, at the next request.
const warnBefore = 120000;
const atMostEvery = 60000;

// watchIdle warns two minutes before, and locks at the end: keep() keeps what is typed first. The
// way back is where the page stands, or the draft.
export function watchIdle(keep) {
  const place = document.querySelector("[data-idle]");
  if (!place) return;
  const allowed = Number(place.dataset.idle) * 1000;
  const words = place.querySelector("template");
  const tabs = new BroadcastChannel("zaklon-use");
  let last = Date.now();
  let told = last;
  let over = false;

  const used = (here) => {
    if (over) return;
    last = Date.now();
    withdraw(place, words);
    if (here && last - told > atMostEvery) {
      told = last;
      tabs.postMessage("used");
      fetch("/account/active", { method: "POST" }).catch(() => {});
    }
  };
  tabs.onmessage = () => {
    told = Date.now();
    used(false);
  };
  for (const kind of ["keydown", "pointerdown", "wheel", "touchmove"]) {
    addEventListener(kind, () => used(true), { passive: true });
  }
  const look = async () => {
    const silent = Date.now() - last;
    if (over || silent < allowed - warnBefore) return;
    warn(place, words);
    if (silent < allowed) return;
    over = true;
    await lock(place, keep);
  };
  setInterval(look, 1000);
  document.addEventListener("visibilitychange", look);
}

// warn puts the words into the region that screen readers watch; it takes no focus.
function warn(place, words) {
  if (place.childElementCount > 1) return;
  place.append(words.content.cloneNode(true));
  place.querySelector("form").elements.to.value = location.pathname + location.search;
}

function withdraw(place, words) {
  if (place.childElementCount > 1) place.replaceChildren(words);
}

// lock hides the page at once and sends the form of the warning, which locks the session.
async function lock(place, keep) {
  document.documentElement.classList.add("z-hidden");
  const address = await keep();
  const form = place.querySelector("form");
  form.elements.to.value = address || location.pathname + location.search;
  form.submit();
}
