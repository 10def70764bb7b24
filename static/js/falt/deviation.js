// A deviation or a complaint in three taps: what, how serious, send.

import { person } from "./day_list.js";
import { button, checkField, choices, details, fail, h, textField } from "./dom.js";
import * as entries from "./entry.js";
import { momentField, personField } from "./parts.js";

// …/ny, …/ny/<order>, …/ny/<order>/<visit>, …/paborjad/<id>
export function deviationScreen(context, how, id = null, visit = null) {
  const content = { visit, happened_at: context.tablet.now().toISOString() };
  const entry = entries.open("deviation", how, id, { order: id, content });
  if (!entry) return null;
  const deviation = { context, entry, fields: {} };
  return { title: "Avvikelse eller klagomål", alone: true, content: form(deviation), actions: [button("Skicka", () => finish(deviation), { iconName: "send" })] };
}

function form({ context, entry, fields }) {
  const { deviation_what: kinds, severity: grades } = context.pack.choices;
  const set = (name) => (value) => entries.set(entry, name, value);
  const { content } = entry;
  fields.person = entry.order ? null : personField(context.pack, entry.order, (order) => entries.set(entry, "order", order || null));
  fields.what = choices({ label: "Vad gäller det?", level: "h2", options: kinds, value: content.what ?? "", columns: 3, needed: true, onchange: set("what") });
  const options = grades.map(([key, words]) => [String(key), words]);
  fields.severity = choices({ label: "Hur allvarligt är det?", level: "h2", options, value: String(content.severity ?? ""), columns: 4, needed: true, onchange: (grade) => set("severity")(Number(grade)) });
  fields.moment = momentField({ label: "När hände det?", value: content.happened_at, onchange: set("happened_at") });
  const text = textField({ label: "Vad hände? (valfritt)", rows: 3, value: content.text, onchange: set("text") });
  return [
    fields.person ?? h("p", {}, h("strong", {}, person(context.pack, entry.order).name)),
    h("div", { class: "panel stack" }, fields.what, fields.severity),
    h("div", { class: "panel stack" }, complaint({ context, entry }), text, details("Det hände vid en annan tid", fields.moment)),
    entries.throwAway(context, entry),
  ].filter(Boolean);
}

function complaint({ context, entry }) {
  const by = choices({
    label: "Vem klagar?", options: context.pack.choices.complaint_by, value: entry.content.complaint_by ?? "", columns: 3, onchange: (who) => entries.set(entry, "complaint_by", who),
  });
  by.hidden = !entry.content.is_complaint;
  const check = checkField({
    label: "Det är ett klagomål", checked: entry.content.is_complaint,
    onchange: (on) => {
      entries.set(entry, "is_complaint", on);
      by.hidden = !on;
    },
  });
  return h("div", { class: "stack" }, check, by);
}

function finish(deviation) {
  if (holds(deviation)) deviation.context.once(() => send(deviation));
}

function holds({ entry, fields, context }) {
  const { what, severity, happened_at: at } = entry.content;
  if (!entry.order) return fail(fields.person, "Välj person.");
  if (!what) return fail(fields.what, "Välj vad det gäller.");
  if (!severity) return fail(fields.severity, "Välj hur allvarligt det är.");
  if (at && new Date(at) <= context.tablet.now()) return true;
  fields.moment.closest("details").open = true;
  return fail(fields.moment, at ? "Tiden kan inte ligga framåt." : "Skriv både dag och klockslag.");
}

function send({ context, entry }) {
  const { visit, is_complaint: complains = false, complaint_by: by = "", what, severity, text = "", happened_at: at } = entry.content;
  const payload = { order: entry.order, visit, is_complaint: complains, complaint_by: complains ? by : "", what, severity, text, happened_at: at };
  return entries.sign(context, entry, "deviation.report", payload, complains ? "Klagomålet är rapporterat." : "Avvikelsen är rapporterad.");
}
