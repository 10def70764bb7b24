// Min dag: the visits in order, and what each of them needs of me now.

import * as begun from "./begun.js";
import { byPlace, missingNotes, rows } from "./day_list.js";
import { button, choices, empty, h, icon, link, tag } from "./dom.js";
import { begin, goOn } from "./starting.js";
import { capital, clock, dayOf, dayWords, momentWords, nearDay, tabWords } from "./times.js";
import { entryWords } from "./words.js";

const EVERY = 30 * 1000;

export function dayScreen(context, asked) {
  const { pack, tablet } = context;
  const today = dayOf(tablet.now());
  const day = asked ?? (pack.days.includes(today) ? today : pack.days[0]);
  const list = h("div", { class: "stack" });
  const fill = () => list.replaceChildren(...listed(context, day, today));
  fill();
  const clockwork = setInterval(() => unlessTouched(list, fill), EVERY);
  return {
    title: capital(dayWords(day)),
    content: [tabs(pack, day, today), list],
    changed: () => unlessTouched(list, fill),
    stop: () => clearInterval(clockwork),
  };
}

// What one is just about to press must not move away under the finger, nor the focus be lost.
function unlessTouched(list, fill) {
  if (!list.contains(document.activeElement)) fill();
}

function tabs(pack, day, today) {
  const items = pack.days.map((one) =>
    h("li", {}, h("a", { href: `#/dag/${one}`, "aria-current": one === day && "page" }, tabWords(one, today), h("small", {}, ` ${Number(one.slice(8))}`))),
  );
  return h("nav", { class: "falt-tabs", "aria-label": "Dag" }, h("ul", {}, items));
}

function listed(context, day, today) {
  const found = rows(context.tablet, day);
  const lines = found.length ? h("ol", { class: "falt-visits" }, found.map((row) => (row.slot ? slotRow(row.slot) : visitRow(context, row, day <= today)))) : nothing(day, today);
  if (day !== today) return [lines];
  return [behind(context, today), ...notices(context), lines, link("Besök utan tid", "#/skriv/besok", { iconName: "plus" })].filter(Boolean);
}

function nothing(day, today) {
  return empty(`Inga besök ${nearDay(day, today)}`, "Här visas besöken när samordnaren har lagt dem i schemat.");
}

function notices({ pack }) {
  if (!pack.conflicts) return [];
  const words = pack.conflicts === 1 ? "En sak har ändrats på två håll. Du behöver välja." : `${pack.conflicts} saker har ändrats på två håll. Du behöver välja.`;
  return [h("div", { class: "ds-alert falt-notice", "data-color": "warning" }, h("p", {}, words), link("Visa krockarna", "/krockar/"))];
}

// --- What is left from before --------------------------------------------------------------------------------------

function behind(context, today) {
  const { tablet } = context;
  const notes = missingNotes(tablet).map((missing) => behindRow(missing.name, `besök ${momentWords(missing.starts_at, tablet.now())}`, link("Skriv", `#/anteckning/besok/${missing.visit}`)));
  const shown = new Set(rows(tablet, today).filter((row) => row.state?.key === "ongoing").map((row) => row.entry?.id));
  const left = begun.unfinished().filter((entry) => !shown.has(entry.id));
  const others = left.map((entry) => behindRow(...entryWords(context.pack, entry, tablet.now()), goOn(entry)));
  if (!notes.length && !others.length) return "";
  return h("section", { class: "panel stack", "data-tone": "warning", "aria-labelledby": "kvar" }, h("h2", { id: "kvar" }, "Kvar att skriva klart"), h("ul", { class: "falt-behind" }, notes, others));
}

function behindRow(name, words, action) {
  return h("li", {}, h("div", {}, h("strong", {}, name), h("span", { class: "subtle" }, words)), action);
}

// --- A row ---------------------------------------------------------------------------------------------------------

function slotRow(slot) {
  return h("li", { class: "falt-slot" }, h("span", { class: "falt-time" }, `${clock(slot.starts_at)}–${clock(slot.ends_at)}`), capital(slot.label));
}

function visitRow(context, row, startable) {
  const { person, state } = row;
  const name = h("h2", {}, h("a", { href: `#/person/${row.order}` }, person.name));
  const head = h("div", { class: "falt-name" }, name, tag(state.words, state.tone, state.iconName));
  const told = h("div", { class: "falt-told" }, coversWords(context, row), before(context, row));
  return h("li", { class: "falt-visit", "data-state": state.key }, timeOf(row), head, told, h("div", { class: "falt-do" }, ...toDo(context, row, startable)));
}

function timeOf({ starts_at: start, ends_at: end }) {
  return h("p", { class: "falt-time" }, h("strong", {}, clock(start)), "–", end ? clock(end) : "");
}

// Only what is to come needs to be read; what is done takes one line.
function before(context, row) {
  if (!READ.includes(row.state.key)) return "";
  const { person } = row;
  const day = dayOf(row.starts_at);
  const [first] = byPlace(person, day);
  const note = person.notes[0];
  const said = [
    fact("map-pin", [person.address, person.access].filter(Boolean).join(", ")),
    fact("flag", person.arrival),
    fact("users", row.with.length && `tillsammans med ${list(row.with)}`),
    fact("list-checks", first.length && `${nearDay(day, dayOf(context.tablet.now()))}: ${list(first.map(({ what }) => lower(what)))}`),
    fact("message-circle", note && `senast: ”${firstWords(note.text)}”`),
  ].filter(Boolean);
  return said.length ? h("ul", { class: "falt-facts" }, said) : "";
}

const READ = ["coming", "late", "ongoing"];

function fact(iconName, words) {
  return words ? h("li", {}, icon(iconName), words) : "";
}

function lower(text) {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function list(words) {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} och ${words.at(-1)}`;
}

const FIRST_WORDS = 8;

function firstWords(text) {
  const words = text.trim().split(/\s+/);
  return words.length > FIRST_WORDS ? `${words.slice(0, FIRST_WORDS).join(" ")} …` : words.join(" ");
}

// --- Substitutes ---------------------------------------------------------------------------------------------------

function coversWords(context, row) {
  if (!row.covers_for || !READ.includes(row.state.key)) return "";
  const words = `Du vikarierar för ${row.covers_for}. `;
  if (row.person_told || begun.get(`told-${row.id}`)) return h("p", {}, `${words}Personen har fått veta det.`);
  const tell = button("Jag har berättat", () => ask(context, row, tell), { variant: "secondary" });
  return h("div", { class: "falt-covers" }, h("p", {}, `${words}Personen har inte fått veta det.`), tell);
}

function ask(context, row, asked) {
  const how = choices({ label: "Hur fick personen veta det?", options: context.pack.choices.told_how, columns: 2, needed: true, onchange: (way) => context.once(() => told(context, row, way)) });
  asked.replaceWith(how);
  how.querySelector("button").focus();
}

async function told({ tablet, redraw }, row, way) {
  const payload = { order: row.order, planned: row.id, told_at: tablet.now().toISOString(), told_how: way };
  await tablet.record("planned.told", row.id, payload, { baseVersion: row.version });
  await begun.keep({ id: `told-${row.id}`, kind: "told" });
  redraw();
}

// --- What to do ----------------------------------------------------------------------------------------------------

function toDo(context, row, startable) {
  const { key } = row.state;
  if (key === "unnoted") return [link("Skriv", `#/anteckning/besok/${row.state.visit}`, { variant: null, iconName: "pencil", "aria-label": `Skriv anteckning om ${row.person.name}` })];
  if (key === "refused") return [link("Visa", "#/vantar", { variant: null, "aria-label": `Visa vad som behövs för ${row.person.name}` })];
  if (key === "done" || key === "unsent") return [];
  if (key === "ongoing") return [button("Fortsätt", () => context.once(() => begin(context, row)), { "aria-label": `Fortsätt besöket hos ${row.person.name}` })];
  const missed = link("Blev inte av …", `#/blev-inte-av/${row.id}`, { "aria-label": `Besöket hos ${row.person.name} blev inte av` });
  if (!startable) return [missed];
  const words = key === "over" ? "Skriv besöket" : "Starta";
  return [button(words, () => context.once(() => begin(context, row)), { "aria-label": `${words}: ${row.person.name}, ${clock(row.starts_at)}` }), missed];
}
