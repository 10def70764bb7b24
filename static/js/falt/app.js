// The screens and the way between them. The address after # says which screen; it holds ids, never anybody's name.
//
// A screen is a function (context, ...ids) that gives {title, content} and, where it has them, {heading, actions, alone,
// changed, leave, stop}, or nothing when what it shows is not there: then Min dag is shown. `leave` keeps what is being
// written, `stop` ends its clocks.

import * as begun from "./begun.js";
import { concernScreen } from "./concern.js";
import { dayScreen } from "./day.js";
import { deviationScreen } from "./deviation.js";
import { h, icon, useSprite } from "./dom.js";
import { missedScreen } from "./missed.js";
import { noteScreen } from "./note.js";
import { peopleScreen, personScreen } from "./person.js";
import { statusLine } from "./status.js";
import { visitScreen } from "./visit.js";
import { waitingScreen } from "./waiting.js";
import { writeScreen } from "./write.js";

const SCREENS = {
  dag: dayScreen,
  besok: visitScreen,
  "blev-inte-av": missedScreen,
  anteckning: noteScreen,
  avvikelse: deviationScreen,
  oro: concernScreen,
  personer: peopleScreen,
  person: personScreen,
  skriv: writeScreen,
  vantar: waitingScreen,
};
// The browser keeps the title in its history, in clear: a word for the screen, and never whose it is.
const TITLES = {
  besok: "Besök",
  "blev-inte-av": "Blev inte av",
  anteckning: "Anteckning",
  avvikelse: "Avvikelse",
  oro: "Oro för ett barn",
  personer: "Personer",
  person: "Person",
  skriv: "Skriv",
  vantar: "Väntar",
};
const MENU = [
  ["dag", "Min dag", "calendar-check"],
  ["personer", "Personer", "users"],
  ["skriv", "Skriv", "pencil"],
];
const NOT_SAVED = "Det du skrev kunde inte sparas på surfplattan. Lämna inte sidan. Kopiera texten och försök igen.";

let mounted = null;

export async function mount(root, tablet) {
  useSprite(root.dataset.sprite);
  const frame = build(root, tablet);
  mounted = { root, tablet, frame, screen: null, stop: [] };
  await begun.load(tablet, (error) => say(error.message ?? NOT_SAVED, "danger"));
  takeInPack();
  listen(window, "hashchange", () => show());
  mounted.stop.push(tablet.onChange(changed));
  show({ quietly: true });
}

// What is being written is kept while there still is a key to keep it with.
export async function unmount() {
  if (!mounted) return;
  mounted.stop.forEach((stop) => stop());
  mounted.screen?.stop?.();
  await leave();
  await begun.close();
  mounted.root.replaceChildren();
  mounted = null;
}

function listen(target, event, listener) {
  target.addEventListener(event, listener);
  mounted.stop.push(() => target.removeEventListener(event, listener));
}

function build(root, tablet) {
  const frame = {
    back: h("a", { class: "falt-back", href: "#/dag", hidden: true }, icon("arrow-left"), "Min dag"),
    who: h("p", { class: "falt-me" }, tablet.pack().user.name),
    status: statusLine(tablet),
    message: h("div", { class: "falt-message", role: "status" }),
    main: h("main", { id: "innehall", class: "falt-main", tabindex: "-1" }),
    actions: h("div", { class: "falt-actions" }),
    menu: h("nav", { class: "falt-menu", "aria-label": "Huvudmeny" }),
  };
  const lock = h("button", { type: "button", onclick: () => tablet.lock() }, icon("lock"), h("span", {}, "Lås"));
  frame.menu.append(...MENU.map(([name, words, iconName]) => h("a", { href: `#/${name}`, "data-screen": name }, icon(iconName), h("span", {}, words))), lock);
  const header = h("header", { class: "falt-bar" }, frame.back, frame.who, frame.status.node);
  root.replaceChildren(h("div", { class: "falt" }, header, frame.message, frame.main, h("footer", { class: "falt-foot" }, frame.actions, frame.menu)));
  return frame;
}

// --- Where one is --------------------------------------------------------------------------------------------------

function address() {
  const [name, ...ids] = location.hash.replace(/^#\/?/, "").split("/").map(decodeURIComponent);
  return { name: name || "dag", ids };
}

function show({ quietly = false } = {}) {
  mounted.screen?.stop?.();
  leave();
  const { name, ids } = address();
  const screen = (SCREENS[name] ?? dayScreen)(context(), ...ids);
  if (!screen) {
    mounted.screen = null;
    go("dag", { replace: true });
    return;
  }
  mounted.screen = screen;
  draw(screen, name, quietly);
}

function leave() {
  return attempt(async () => mounted?.screen?.leave?.());
}

function draw(screen, name, quietly) {
  const { main, actions, menu, back, who } = mounted.frame;
  const heading = h("h1", { tabindex: "-1" }, screen.title);
  document.title = `${TITLES[name] ?? "Min dag"} – Boendestöd`;
  main.replaceChildren(screen.heading ? screen.heading(heading) : heading, ...screen.content);
  actions.replaceChildren(...(screen.actions ?? []));
  actions.hidden = !screen.actions?.length;
  menu.hidden = Boolean(screen.alone);
  back.hidden = MENU.some(([one]) => one === name);
  who.hidden = !back.hidden;
  for (const item of menu.querySelectorAll("a")) mark(item, item.dataset.screen === name);
  if (!mounted.keepMessage) say("");
  mounted.keepMessage = false;
  if (quietly) return;
  window.scrollTo(0, 0);
  heading.focus({ preventScroll: true });
}

function mark(item, isCurrent) {
  if (isCurrent) item.setAttribute("aria-current", "page");
  else item.removeAttribute("aria-current");
}

function go(to, { replace = false, message } = {}) {
  if (message) {
    say(message);
    mounted.keepMessage = true;
  }
  const target = `#/${to}`;
  if (location.hash === target) show();
  else if (replace) location.replace(target);
  else location.hash = target;
}

// What a screen has to work with.
function context() {
  const { tablet } = mounted;
  return { tablet, pack: tablet.pack(), go, say, once, redraw: () => show({ quietly: true }) };
}

// A second tap while the first is still being kept does nothing.
async function once(work) {
  if (mounted.busy) return;
  mounted.busy = true;
  await attempt(work);
  if (mounted) mounted.busy = false;
}

async function attempt(work) {
  try {
    await work();
  } catch (error) {
    if (mounted) say(error.message, "danger");
  }
}

// --- What is told --------------------------------------------------------------------------------------------------

function say(words, color = "success") {
  const { message } = mounted.frame;
  message.replaceChildren(...(words ? [h("p", { class: "ds-alert", "data-color": color }, words)] : []));
}

function changed() {
  if (mounted?.tablet.state.phase !== "open") return;
  takeInPack();
  mounted.frame.status.update();
  mounted.screen?.changed?.();
}

function takeInPack() {
  const { tablet } = mounted;
  begun.takeIn(tablet.pack(), tablet.outbox());
  begun.forgetKnown(tablet.pack(), tablet.outbox());
}
