// Passkeys: the form holds what the server asks, the browser's own dialogue answers, and the
// answer is sent as an ordinary form. Nothing is fetched.
export function offerPasskeys() {
  if (!window.PublicKeyCredential) return;
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      if (form.elements.answer.value) return;
      event.preventDefault();
      answer(form);
    });
  }
}

async function answer(form) {
  const problem = form.querySelector("[data-problem]");
  problem.textContent = "";
  try {
    const asked = readable(JSON.parse(form.dataset.passkey).publicKey);
    const credential = form.dataset.create === undefined
      ? await navigator.credentials.get({ publicKey: asked })
      : await navigator.credentials.create({ publicKey: asked });
    form.elements.answer.value = JSON.stringify(written(credential));
    form.submit();
  } catch {
    problem.textContent = form.dataset.failed;
  }
}

function readable(options) {
  const list = (all) => all && all.map((one) => ({ ...one, id: bytes(one.id) }));
  const out = { ...options, challenge: bytes(options.challenge) };
  if (options.user) out.user = { ...options.user, id: bytes(options.user.id) };
  if (options.allowCredentials) out.allowCredentials = list(options.allowCredentials);
  if (options.excludeCredentials) out.excludeCredentials = list(options.excludeCredentials);
  return out;
}

function written(credential) {
  const from = credential.response;
  const response = { clientDataJSON: text(from.clientDataJSON) };
  for (const name of ["attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (from[name]) response[name] = text(from[name]);
  }
  if (from.getTransports) response.transports = from.getTransports();
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment || undefined,
    clientExtensionResults: credential.getClientExtensionResults(),
    response,
  };
}

// Bytes travel as base64url without padding.
function bytes(letters) {
  const plain = atob(letters.replace(/-/g, "+").replace(/_/g, "/"));
  return Uint8Array.from(plain, (c) => c.charCodeAt(0));
}

function text(buffer) {
  const plain = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(plain).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}
