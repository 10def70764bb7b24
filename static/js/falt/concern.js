// A concern for a child: that it was reported, when and to whom. Never what it says, so there is nowhere to write it.

import { person } from "./day_list.js";
import { button, checkField, choices, fail, h, icon } from "./dom.js";
import * as entries from "./entry.js";
import { momentField, personField } from "./parts.js";

// …/ny, …/ny/<order>, …/paborjad/<id>
export function concernScreen(context, how, id = null) {
  const content = { made_at: context.tablet.now().toISOString() };
  const entry = entries.open("concern", how, id, { order: id, content });
  if (!entry) return null;
  const concern = { context, entry, fields: {} };
  return { title: "Oro för ett barn", alone: true, content: [now(context), form(concern), entries.throwAway(context, entry)], actions: [button("Anteckna att jag har anmält", () => finish(concern))] };
}

function now({ pack }) {
  return h("section", { class: "panel stack", "data-tone": "danger", "aria-labelledby": "nu" },
    h("h2", { id: "nu" }, "Gör så här nu"),
    h("p", {}, pack.concern_duty),
    h("ol", {},
      h("li", {}, "Ring socialtjänstens mottagning. På kvällar och helger: socialjouren."),
      h("li", {}, "Är det bråttom eller farligt: ring ", h("a", { href: "tel:112", class: "falt-call" }, icon("phone"), "112"), "."),
      h("li", {}, "Anteckna sedan här att du har anmält. Skriv inte här vad oron gäller: det hör till barnets eget ärende."),
    ));
}

function form({ context, entry, fields }) {
  const set = (name) => (value) => entries.set(entry, name, value);
  const { content } = entry;
  fields.person = entry.order ? null : personField(context.pack, entry.order, (order) => entries.set(entry, "order", order || null));
  fields.toWhom = choices({ label: "Till vem har du anmält?", level: "h2", options: context.pack.choices.to_whom, value: content.to_whom ?? "", columns: 3, needed: true, onchange: set("to_whom") });
  fields.moment = momentField({ label: "När anmälde du?", value: content.made_at, onchange: set("made_at") });
  const feedback = checkField({ label: "Jag har bett om återkoppling", checked: content.feedback_asked, onchange: set("feedback_asked") });
  const who = fields.person ?? h("p", {}, "I hemmet hos ", h("strong", {}, person(context.pack, entry.order).name));
  return h("div", { class: "panel stack" }, who, fields.toWhom, fields.moment, feedback);
}

function finish(concern) {
  if (holds(concern)) concern.context.once(() => record(concern));
}

function holds({ entry, fields, context }) {
  const { to_whom: toWhom, made_at: at } = entry.content;
  if (!entry.order) return fail(fields.person, "Välj person.");
  if (!toWhom) return fail(fields.toWhom, "Välj till vem du har anmält.");
  if (!at) return fail(fields.moment, "Skriv både dag och klockslag.");
  return new Date(at) <= context.tablet.now() || fail(fields.moment, "Tiden kan inte ligga framåt.");
}

function record({ context, entry }) {
  const { made_at: at, to_whom: toWhom, feedback_asked: asked = false } = entry.content;
  const payload = { order: entry.order, made_at: at, to_whom: toWhom, feedback_asked: asked };
  return entries.sign(context, entry, "concern.record", payload, "Det är antecknat att du har anmält.");
}
