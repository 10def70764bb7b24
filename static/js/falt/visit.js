// The visit under way: what was done, how the person took part, the note, and the signature that ends it.

import * as begun from "./begun.js";
import { declared, picturesField, throwAway as throwAwayPictures } from "./camera.js";
import { byPlace, person } from "./day_list.js";
import { button, checkField, choices, confirm, details, fail, h, inputField, link, selectField, textField } from "./dom.js";
import { byPlanOnly } from "./rules.js";
import { signVisit } from "./signing.js";
import { lasted } from "./starting.js";
import { clock, dayOf, lengthWords, momentOf, momentWords } from "./times.js";

const TICK = 10 * 1000;
const SIGNED_EARLY = 15 * 60 * 1000;
const FORGOTTEN = 12 * 60 * 60 * 1000;
const DAY = 24 * 60 * 60 * 1000;
// Asked once, when the note only says that it went by plan.
export const ASK = "Vad gjorde personen? Anteckningen säger bara att det gick enligt plan. Skriv en mening till, eller signera igen som det står.";

export function visitScreen(context, id) {
  const entry = begun.get(id);
  if (!entry || entry.kind !== "visit" || entry.signed) return null;
  const visit = { context, entry, id, person: person(context.pack, entry.order), fields: {}, asked: false };
  visit.planned = context.pack.visits.find((one) => one.id === entry.planned);
  const { timer, end, update } = clockwork(visit);
  const ticking = setInterval(update, TICK);
  return {
    title: visit.person.name,
    alone: true,
    heading: (heading) => h("div", { class: "falt-visit-head" }, h("div", {}, heading, timer), link("Dagens plan", `#/person/${entry.order}/plan`, { iconName: "list-checks" })),
    content: form(visit, update),
    actions: actions(visit, end),
    leave: () => tellServer(visit),
    stop: () => clearInterval(ticking),
  };
}

function set(visit, name, value) {
  visit.entry.content[name] = value;
  begun.keep(visit.entry);
}

// --- Time ----------------------------------------------------------------------------------------------------------

function startOf({ entry }) {
  return new Date(entry.content.starts_at ?? entry.started_at);
}

function endOf({ entry, context }) {
  if (entry.content.ends_at) return new Date(entry.content.ends_at);
  return new Date(new Date(entry.started_at).getTime() + Math.max(1000, lasted(entry, context.tablet)));
}

function isForgotten({ entry, context }) {
  return !entry.content.ends_at && lasted(entry, context.tablet) > FORGOTTEN;
}

function clockwork(visit) {
  const timer = h("p", { class: "falt-timer" });
  const end = h("span", {});
  function update() {
    const [start, stop] = [startOf(visit), endOf(visit)];
    const told = visit.entry.content.ends_at ? clock(stop) : "";
    timer.textContent = `${clock(start)}–${told} · ${lengthWords(stop - start)}`;
    end.textContent = clock(stop);
  }
  update();
  return { timer, end, update };
}

// --- The form ------------------------------------------------------------------------------------------------------

function form(visit, update) {
  const { entry, fields, person: who, context } = visit;
  fields.text = textField({
    label: "Anteckning", hint: "Vad gjorde ni, och hur gick det?", rows: 5, value: entry.content.text, onchange: (text) => set(visit, "text", text),
  });
  return [
    isForgotten(visit) && h("p", { class: "ds-alert", "data-color": "warning" }, `Besöket började ${momentWords(startOf(visit), context.tablet.now())}. Skriv när det slutade.`),
    who.plan_state && h("p", { class: "ds-alert", "data-color": "warning" }, who.plan_state),
    did(visit),
    h("div", { class: "panel stack" }, tookPart(visit), wished(visit), substituteTold(visit)),
    h("div", { class: "panel stack" }, fields.text, picturesField({ context, entry, changed: () => begun.keep(entry) }), checkField({ label: "Viktigt att föra vidare till handläggaren", checked: entry.content.for_caseworker, onchange: (on) => set(visit, "for_caseworker", on) })),
    more(visit, update),
    h("p", { class: "subtle" }, "En signerad anteckning går inte att ändra, bara att rätta."),
    h("p", { class: "actions" }, link("Avvikelse eller klagomål", `#/avvikelse/ny/${entry.order}`, { iconName: "flag" }), link("Oro för ett barn", `#/oro/ny/${entry.order}`, { iconName: "baby" })),
  ].filter(Boolean);
}

function firstName({ name }) {
  return name.includes(",") ? name.split(",").at(-1).trim() : name.split(" ")[0];
}

function did(visit) {
  const { person: who } = visit;
  const [today, anyDay, otherDay] = byPlace(who, dayOf(startOf(visit))).map((found) => found.map((activity) => mark(visit, activity)));
  const none = !today.length && !anyDay.length && h("p", { class: "subtle" }, "Planen har inget för i dag. Skriv i anteckningen vad ni gjorde.");
  const rest = otherDay.length ? details(`Inte i dag (${otherDay.length})`, ...otherDay) : "";
  return h("section", { class: "panel stack", "aria-labelledby": "vad" }, h("h2", { id: "vad" }, "Vad gjorde ni?"), none, ...today, ...anyDay, rest, alsoDone(visit));
}

function mark(visit, activity) {
  const { entry, context } = visit;
  const field = choices({
    label: activity.what, hint: activity.last && `Senast: ${activity.last}`, level: "h3",
    options: context.pack.choices.how_done, value: entry.content.marks?.[activity.id] ?? "", columns: 4,
    onchange: (how) => set(visit, "marks", marked(entry.content.marks, activity.id, how)),
  });
  field.classList.add("falt-mark");
  return field;
}

function marked(marks, id, how) {
  const { [id]: _, ...others } = marks ?? {};
  return how ? { ...others, [id]: how } : others;
}

// What is behind a button opens when something is written there already.
function opening(words, value, make) {
  if (value) return make();
  const place = h("div", {});
  const open = button(words, () => {
    const field = make();
    place.replaceChildren(field);
    field.querySelector("textarea, input").focus();
  }, { variant: "secondary", iconName: "plus" });
  place.append(open);
  return place;
}

function alsoDone(visit) {
  const make = () => textField({
    label: "Något annat som ni gjorde", hint: "Det ligger utanför planen. Stödpersonen får se det.", value: visit.entry.content.also_done, onchange: (text) => set(visit, "also_done", text),
  });
  return opening("Något annat", visit.entry.content.also_done, make);
}

function tookPart(visit) {
  const label = `Hur var ${firstName(visit.person)} med?`;
  const last = visit.person.last_took_part;
  const hint = last && `Förra gången: ${wordOf(visit.context.pack.choices.took_part, last)}`;
  return choices({
    label, hint, level: "h2", options: visit.context.pack.choices.took_part, value: visit.entry.content.took_part ?? "", columns: 3, onchange: (how) => set(visit, "took_part", how),
  });
}

function wordOf(options, key) {
  return options.find(([one]) => one === key)?.[1] ?? key;
}

function wished(visit) {
  const name = firstName(visit.person);
  const make = () => textField({ label: `Vad ${name} önskade`, value: visit.entry.content.wished, onchange: (text) => set(visit, "wished", text) });
  return opening(`${name} önskade något`, visit.entry.content.wished, make);
}

function substituteTold(visit) {
  const { planned, entry, context } = visit;
  if (!planned?.covers_for || planned.person_told || begun.get(`told-${planned.id}`)) return "";
  const label = `Du vikarierar för ${planned.covers_for}. Visste ${firstName(visit.person)} att du skulle komma?`;
  visit.fields.substituteTold = choices({
    label, options: context.pack.choices.substitute_told, value: entry.content.substitute_told ?? "", columns: 3, onchange: (told) => set(visit, "substitute_told", told),
  });
  return visit.fields.substituteTold;
}

// --- What is seldom needed -----------------------------------------------------------------------------------------

function more(visit, update) {
  const fields = [outcome(visit), ...times(visit, update), colleague(visit)];
  const away = button("Kasta det påbörjade besöket", () => visit.context.once(() => throwAway(visit)), { variant: "tertiary", "data-color": "danger" });
  const node = details("Tider, delvis genomfört, kollega", ...fields, away);
  node.open = Boolean(visit.entry.content.outcome || visit.entry.content.ends_at) || isForgotten(visit);
  visit.fields.more = node;
  return node;
}

function outcome(visit) {
  const { entry, context, fields } = visit;
  fields.reason = textField({ label: "Varför blev det inte som planerat?", value: entry.content.reason, onchange: (text) => set(visit, "reason", text) });
  const shown = () => { fields.reason.hidden = (entry.content.outcome || "performed") === "performed"; };
  shown();
  const options = context.pack.choices.happened.filter(([key]) => key.startsWith("performed"));
  const which = choices({
    label: "Blev besöket av?", options, value: entry.content.outcome || "performed", needed: true, columns: 3,
    onchange: (key) => {
      set(visit, "outcome", key);
      shown();
    },
  });
  return h("div", { class: "stack" }, which, fields.reason);
}

function times(visit, update) {
  const { entry, fields } = visit;
  const change = (name, moment) => {
    if (!moment) return;
    entry.content[name] = moment.toISOString();
    set(visit, "timed", false);
    update();
  };
  fields.start = inputField({ label: "Började", type: "time", value: clock(startOf(visit)), onchange: (time) => change("starts_at", momentOf(dayOf(startOf(visit)), time)) });
  const end = entry.content.ends_at ? clock(entry.content.ends_at) : "";
  fields.end = inputField({ label: "Slutade", hint: "Tomt: när du signerar.", type: "time", value: end, onchange: (time) => (time ? change("ends_at", ending(visit, time)) : unset(visit, update)) });
  return [h("div", { class: "times" }, fields.start, fields.end)];
}

function unset(visit, update) {
  delete visit.entry.content.ends_at;
  begun.keep(visit.entry);
  update();
}

// A visit over midnight ends on the next day.
function ending(visit, time) {
  const start = startOf(visit);
  const end = momentOf(dayOf(start), time);
  if (!end || end > start) return end;
  const nextDay = momentOf(dayOf(new Date(start.getTime() + DAY)), time);
  return nextDay && nextDay <= visit.context.tablet.now().getTime() + SIGNED_EARLY ? nextDay : end;
}

function colleague(visit) {
  const { pack } = visit.context;
  if (!pack.colleagues.length) return "";
  const options = [["", "Ingen"], ...pack.colleagues.map(({ id, name }) => [String(id), name])];
  const value = String(visit.entry.content.second_worker ?? scheduledColleague(visit) ?? "");
  return selectField({ label: "Tillsammans med", options, value, onchange: (id) => set(visit, "second_worker", id ? Number(id) : null) });
}

function scheduledColleague({ planned, context }) {
  return context.pack.colleagues.find(({ name }) => planned?.with.includes(name))?.id ?? null;
}

async function throwAway(visit) {
  const sure = await confirm({
    title: "Kasta besöket?", text: "Det du har skrivit om besöket försvinner. Besöket i schemat finns kvar.", action: "Kasta", danger: true,
  });
  if (!sure) return;
  await visit.context.tablet.record("draft.drop", visit.id, {});
  visit.over = true;
  await throwAwayPictures(visit.context, visit.entry);
  await begun.drop(visit.id);
  visit.context.go("dag", { replace: true, message: "Det påbörjade besöket är kastat." });
}

// --- The end -------------------------------------------------------------------------------------------------------

function actions(visit, end) {
  const sign = button("Avsluta ", () => finish(visit), {});
  sign.append(end, " och signera");
  const later = button("Skriv anteckningen senare", () => finish(visit, { later: true }), { variant: "secondary" });
  const missed = link("Blev inte av …", `#/blev-inte-av/paborjad/${visit.id}`);
  return [sign, later, missed];
}

function finish(visit, { later = false } = {}) {
  if (holds(visit, later)) visit.context.once(() => sign(visit, signed(visit, later)));
}

function holds(visit, later) {
  const { fields, entry } = visit;
  const { text = "", reason = "", outcome: kind = "performed" } = entry.content;
  if (endOf(visit) <= startOf(visit)) return failInside(visit, fields.end, "Sluttiden måste vara efter starttiden.");
  if (endOf(visit) - startOf(visit) > DAY) return failInside(visit, fields.end, "Besöket kan inte vara längre än ett dygn. Skriv när det slutade.");
  if (isForgotten(visit)) return failInside(visit, fields.end, "Skriv när besöket slutade.");
  if (kind !== "performed" && !reason.trim()) return failInside(visit, fields.reason, "Skriv varför besöket inte blev som planerat.");
  if (fields.substituteTold && !entry.content.substitute_told) return fail(fields.substituteTold, "Välj om personen visste att du skulle komma.");
  if (later && text.trim()) return fail(fields.text, "Du har skrivit en anteckning. Signera den, eller töm rutan om du vill skriva senare.");
  if (later && visit.entry.pictures?.length) return fail(fields.text, "Du har tagit en bild. Skriv en anteckning till den, eller ta bort bilden om du vill skriva senare.");
  if (!later && !text.trim()) return fail(fields.text, "Skriv en anteckning om besöket, eller välj att skriva den senare.");
  return later || asksOnce(visit, text);
}

function failInside(visit, field, message) {
  visit.fields.more.open = true;
  return fail(field, message);
}

function asksOnce(visit, text) {
  if (visit.entry.asked || !byPlanOnly(text)) return true;
  visit.entry.asked = true;
  begun.keep(visit.entry);
  return fail(visit.fields.text, ASK);
}

function signed(visit, later) {
  const { entry } = visit;
  const said = entry.content;
  const kind = said.outcome || "performed";
  return {
    order: entry.order, planned: entry.planned,
    starts_at: startOf(visit).toISOString(), ends_at: endOf(visit).toISOString(), timed: said.timed ?? true,
    outcome: kind, reason: kind === "performed" ? "" : said.reason, told_by: "", told_at: null, told_how: "",
    took_part: said.took_part ?? "", wished: said.wished ?? "", also_done: said.also_done ?? "", substitute_told: said.substitute_told ?? "",
    second_worker: said.second_worker === undefined ? scheduledColleague(visit) : said.second_worker,
    marks: said.marks ?? {}, text: later ? "" : said.text, note_later: later, for_caseworker: Boolean(said.for_caseworker) && !later, ...declared(entry),
  };
}

async function sign(visit, payload) {
  const words = payload.note_later ? "Besöket är loggat. Kom ihåg anteckningen." : "Besöket är signerat.";
  visit.over = true;
  try {
    await signVisit(visit.context, visit.entry, payload, words);
  } catch (error) {
    visit.over = false;
    throw error;
  }
}

// Another tablet may go on with it: what has changed is sent when the visit is left unsigned.
async function tellServer({ over, entry, context, id }) {
  const fields = begun.changedFields(entry);
  if (over || entry.replaces || !Object.keys(fields).length) return;
  entry.told = structuredClone(entry.content);
  await begun.keep(entry);
  await context.tablet.record("draft.save", id, { fields }, { baseVersion: entry.version });
}
