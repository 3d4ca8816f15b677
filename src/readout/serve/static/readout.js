// Keys, copying and dialogs. Every page works without it.
"use strict";

const rows = () => Array.from(document.querySelectorAll("[data-rows] > .row"));
let here = null;

function go(step) {
  const all = rows();
  if (!all.length) return;
  const at = all.indexOf(here);
  const next = all[Math.max(0, Math.min(all.length - 1, at < 0 ? 0 : at + step))];
  if (here) here.classList.remove("is-here");
  here = next;
  here.classList.add("is-here");
  const link = here.querySelector("a.open");
  if (link) link.focus({ preventScroll: true });
  here.scrollIntoView({ block: "nearest" });
}

function say(words) {
  const toast = document.getElementById("said");
  toast.textContent = words;
  clearTimeout(say.timer);
  say.timer = setTimeout(() => { toast.textContent = ""; }, 4000);
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  say("Copied.");
}

async function cite() {
  const subject = (here && here.isConnected ? here : document.querySelector("article[data-id]")) || null;
  if (!subject) return;
  const answer = await fetch(`/cite/${subject.dataset.id}.txt${location.search.includes("as_of=") ? location.search : ""}`);
  if (answer.ok) await copy((await answer.text()).trim());
  else say("This row cannot be cited.");
}

const KEYS = {
  j: () => go(1),
  k: () => go(-1),
  c: () => void cite(),
  o: () => document.querySelector("[data-source]")?.click(),
  "/": () => document.getElementById("find").focus(),
  "?": () => document.getElementById("keys").showModal(),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (event.target.closest("input, select, textarea, dialog")) return;
  const own = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (own) {
    event.preventDefault();
    own.click();
    return;
  }
  const act = KEYS[event.key];
  if (act) {
    event.preventDefault();
    act();
  }
});

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-open]");
  if (opener) document.getElementById(opener.dataset.open).showModal();
  const copier = event.target.closest("[data-copy]");
  if (copier) void copy(document.getElementById(copier.dataset.copy).textContent);
});

document.addEventListener("htmx:afterSwap", (event) => {
  if (event.target.id === "cite-body") document.getElementById("cite").showModal();
  here = null;
});

// The page of a document: what an entry and a mark belong to is lit on both sides.
function light(entry) {
  document.querySelectorAll("#text mark.is-lit").forEach((mark) => mark.classList.remove("is-lit"));
  if (!entry) return;
  const start = Number(entry.dataset.start);
  const end = Number(entry.dataset.end);
  for (const mark of document.querySelectorAll("#text mark")) {
    if (Number(mark.dataset.start) >= start && Number(mark.dataset.end) <= end) mark.classList.add("is-lit");
  }
}

document.addEventListener("click", (event) => {
  const spot = event.target.closest(".entry .spot");
  const inside = event.target.closest("#text mark a");
  if (spot) light(spot.closest(".entry"));
  else if (inside) light(document.getElementById(inside.getAttribute("href").slice(1)));
});
