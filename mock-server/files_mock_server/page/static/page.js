"use strict";
// The page works without this script. It loads the page again every second and puts in what changed, so that focus,
// selection, scrolling and whatever is open or half typed stay as they are.

const PARTS = ["top", "main"];
const pulse = document.getElementById("pulse");
const button = document.getElementById("live");
let paused = false;
let newest = 0; // number of the latest load: what an earlier one brings after it is passed over
let acting = 0; // loads that the visitor asked for and that are under way: the clockwork waits for them

function sameKind(a, b) {
  return a.nodeType === b.nodeType && a.nodeName === b.nodeName && (a.id || "") === (b.id || "");
}

function morph(old, fresh) {
  if (old.nodeType !== Node.ELEMENT_NODE) {
    if (old.nodeValue !== fresh.nodeValue) old.nodeValue = fresh.nodeValue;
    return;
  }
  if (old.isEqualNode(fresh)) return;
  // Whether details are open is the visitor's choice alone.
  const names = [...old.getAttributeNames(), ...fresh.getAttributeNames()].filter((name) => name !== "open");
  for (const name of names) {
    const value = fresh.getAttribute(name);
    if (value === null) old.removeAttribute(name);
    else if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
  const named = new Map([...old.children].filter((child) => child.id).map((child) => [child.id, child]));
  let at = old.firstChild;
  for (const child of [...fresh.childNodes]) {
    const match = child.id ? named.get(child.id) : at && sameKind(at, child) ? at : null;
    if (match && match.nodeName === child.nodeName) {
      if (match === at) at = at.nextSibling;
      else old.insertBefore(match, at);
      morph(match, child);
    } else {
      old.insertBefore(document.importNode(child, true), at);
    }
  }
  while (at) {
    const next = at.nextSibling;
    at.remove();
    at = next;
  }
}

function show(text, withNotice) {
  const fresh = new DOMParser().parseFromString(text, "text/html");
  for (const id of withNotice ? [...PARTS, "notice"] : PARTS) {
    const [old, part] = [document.getElementById(id), fresh.getElementById(id)];
    const live = part.querySelector("#live");
    if (live) live.replaceWith(document.importNode(button, true));
    const state = part.querySelector("#pulse");
    if (state) state.replaceWith(document.importNode(pulse, true));
    morph(old, part);
  }
}

function tell(state = paused ? "paused" : "on", label = paused ? "Paused" : "Live") {
  pulse.className = state;
  if (pulse.textContent !== label) pulse.textContent = label;
}

async function load(url, { asked = true, push = false, init = {} } = {}) {
  const number = ++newest;
  acting += asked;
  try {
    const answer = await fetch(url, { cache: "no-store", signal: AbortSignal.timeout(10000), ...init });
    const text = await answer.text();
    if (number !== newest || (paused && !asked)) return false;
    if (push) history.pushState(null, "", answer.url);
    show(text, asked);
    tell();
    return answer.ok;
  } catch {
    if (number === newest) tell("off", "No connection");
    return false;
  } finally {
    acting -= asked;
  }
}

function reveal(hash) {
  const target = hash.length > 1 && document.getElementById(decodeURIComponent(hash.slice(1)));
  if (!target) return;
  if (target.nodeName === "DETAILS") target.open = true;
  target.scrollIntoView({ block: "nearest" });
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='./']");
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  load(link.href, { push: true }).then(() => reveal(link.hash));
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  event.preventDefault();
  const fields = new URLSearchParams(new FormData(form, event.submitter));
  if (form.method === "get") {
    for (const [name, value] of [...fields]) if (!value) fields.delete(name);
    load(`./?${fields}`, { push: true });
    return;
  }
  const target = new URL(form.action);
  load(target.pathname + target.search, { init: { method: "POST", body: fields } }).then((ok) => ok && form.reset());
});

document.addEventListener("change", (event) => {
  const form = event.target.form;
  if (form && "instant" in form.dataset) form.requestSubmit();
});

window.addEventListener("popstate", () => load(location.href));

button.addEventListener("click", () => {
  paused = !paused;
  button.setAttribute("aria-pressed", String(paused));
  tell();
});

async function follow() {
  const started = performance.now();
  if (!paused && !acting && !document.hidden) await load(location.href, { asked: false });
  setTimeout(follow, Math.max(1000, 10 * (performance.now() - started))); // a busy server is looked at less often
}

button.hidden = false;
tell();
setTimeout(follow, 1000);
