// A note: of a telephone call, or the missing one of a visit that is logged.

import * as begun from "./begun.js";
import { declared, picturesField } from "./camera.js";
import { person } from "./day_list.js";
import { button, checkField, fail, h, selectField, textField } from "./dom.js";
import * as entries from "./entry.js";
import { momentField, personField } from "./parts.js";
import { byPlanOnly } from "./rules.js";
import { momentWords } from "./times.js";
import { ASK } from "./visit.js";

// …/ny, …/ny/<order>, …/besok/<visit>, …/paborjad/<id>
export function noteScreen(context, how, id) {
  const visit = how === "besok" ? loggedVisit(context.pack, id) : null;
  if (how === "besok" && !visit) return null;
  const entry = (visit && begunFor(id)) ?? entries.open("note", how, id, fresh(context, how, id, visit));
  if (!entry) return null;
  const note = { context, entry, fields: {} };
  return {
    title: entry.content.visit ? "Anteckning om besöket" : "Anteckning utan besök",
    alone: true,
    content: [entry.content.visit ? about(note) : whoAndWhen(note), words(note), entries.throwAway(context, entry)],
    actions: [button("Signera", () => finish(note))],
  };
}

function fresh({ tablet }, how, id, visit) {
  if (visit) return { order: visit.order, content: { visit: id, event_at: visit.starts_at } };
  return { order: how === "ny" && id ? id : null, content: { visit: null, event_at: tablet.now().toISOString() } };
}

function begunFor(visit) {
  return begun.all().find((entry) => entry.kind === "note" && !entry.signed && entry.content.visit === visit);
}

// Missing from before, logged today, or signed on this tablet a moment ago.
function loggedVisit(pack, id) {
  const here = begun.get(id);
  const missing = pack.missing_notes.find(({ visit }) => visit === id) ?? pack.visits.find(({ visit }) => visit === id);
  return missing ?? (here?.signed ? { order: here.order, starts_at: here.signed.starts_at } : null);
}

function about({ context, entry }) {
  const { name } = person(context.pack, entry.order);
  return h("p", {}, h("strong", {}, name), ` besök ${momentWords(entry.content.event_at, context.tablet.now())}`);
}

function whoAndWhen(note) {
  const { context, entry, fields } = note;
  const goal = h("div", {});
  const offerGoals = () => goal.replaceChildren(...goalField(note));
  fields.person = personField(context.pack, entry.order, (order) => {
    delete entry.content.goal;
    entries.set(entry, "order", order || null);
    offerGoals();
  });
  fields.moment = momentField({ label: "När var det?", value: entry.content.event_at, onchange: (moment) => entries.set(entry, "event_at", moment) });
  offerGoals();
  return h("div", { class: "panel stack" }, fields.person, fields.moment, goal);
}

function goalField({ context, entry }) {
  const { goals } = person(context.pack, entry.order);
  if (!goals.length) return [];
  const options = [["", "Inget särskilt mål"], ...goals.map(({ id, number, goal }) => [id, `${number}. ${goal}`])];
  return [selectField({ label: "Gäller målet", options, value: entry.content.goal ?? "", onchange: (id) => entries.set(entry, "goal", id || null) })];
}

function words({ context, entry, fields }) {
  fields.text = textField({ label: "Anteckning", rows: 7, value: entry.content.text, onchange: (text) => entries.set(entry, "text", text) });
  const important = checkField({ label: "Viktigt att föra vidare till handläggaren", checked: entry.content.for_caseworker, onchange: (on) => entries.set(entry, "for_caseworker", on) });
  const pictures = picturesField({ context, entry, changed: () => entries.keep(entry) });
  return h("div", { class: "panel stack" }, fields.text, pictures, important, h("p", { class: "subtle" }, "En signerad anteckning går inte att ändra, bara att rätta."));
}

// --- The end -------------------------------------------------------------------------------------------------------

function finish(note) {
  if (holds(note)) note.context.once(() => sign(note));
}

function holds({ entry, fields, context }) {
  const { text = "", event_at: at } = entry.content;
  if (!entry.order) return fail(fields.person, "Välj person.");
  if (!at) return fail(fields.moment, "Skriv både dag och klockslag.");
  if (new Date(at) > context.tablet.now()) return fail(fields.moment, "Tiden kan inte ligga framåt.");
  if (!text.trim()) return fail(fields.text, "Skriv en anteckning.");
  if (entry.asked || !byPlanOnly(text)) return true;
  entry.asked = true;
  return fail(fields.text, ASK);
}

function sign({ context, entry }) {
  const { visit, goal = null, event_at: at, text, for_caseworker: important = false } = entry.content;
  const payload = { order: entry.order, visit, goal, event_at: at, text, for_caseworker: important, ...declared(entry) };
  return entries.sign(context, entry, "note.sign", payload, "Anteckningen är signerad.");
}
