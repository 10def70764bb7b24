// A visit that did not take place: what happened, who said so, when and how, and why. The hours of notice choose the kind
// of a cancellation by the person; here it is shown at once, and the server decides.

import * as begun from "./begun.js";
import { person } from "./day_list.js";
import { button, choices, fail, h, textField } from "./dom.js";
import { keep, throwAway } from "./entry.js";
import { momentField } from "./parts.js";
import { byPerson, cancellation, isToldAhead } from "./rules.js";
import { signVisit } from "./signing.js";
import { dayOf, momentWords } from "./times.js";

const MINUTE = 60 * 1000;
const HOUR = 60 * MINUTE;
const CANCELLED = "cancelled_by_person_late";
const KINDS = {
  cancelled_by_person_in_time: (hours) => `Räknas som avbokat i tid: minst ${hours} timmar före.`,
  cancelled_by_person_late: (hours) => `Räknas som sent avbokat: mindre än ${hours} timmar före.`,
};

export function missedScreen(context, ...ids) {
  const entry = ids[0] === "paborjad" ? begun.get(ids[1]) : entryOf(context, ids[0]);
  if (!entry || entry.signed || !["visit", "missed"].includes(entry.kind)) return null;
  entry.missed ??= { outcome: "", told_by: "", told_at: wholeMinute(context.tablet.now()), told_how: "", reason: "" };
  const missed = { context, entry, said: entry.missed, fields: {}, span: spanOf(context, entry) };
  return { title: "Besöket blev inte av", alone: true, content: form(missed), actions: [button("Signera", () => finish(missed))] };
}

// A visit that never started is not begun on the server: it is signed at once.
function entryOf({ pack }, plannedId) {
  const planned = pack.visits.find((visit) => visit.id === plannedId);
  const known = begun.all().find((entry) => entry.planned === plannedId);
  return known ?? (planned ? { id: crypto.randomUUID(), kind: "missed", order: planned.order, planned: plannedId, signed: null } : null);
}

function wholeMinute(moment) {
  return new Date(Math.floor(moment / MINUTE) * MINUTE).toISOString();
}

function spanOf({ pack }, entry) {
  const planned = pack.visits.find((visit) => visit.id === entry.planned);
  const start = planned?.starts_at ?? entry.started_at;
  return { starts_at: start, ends_at: planned?.ends_at ?? new Date(new Date(start).getTime() + HOUR).toISOString() };
}

function set(missed, name, value) {
  missed.said[name] = value;
  keep(missed.entry);
}

function form(missed) {
  const { context, entry, said, fields, span } = missed;
  const told = h("div", { class: "stack" });
  fields.outcome = choices({
    label: "Vad hände?", level: "h2", options: kinds(context.pack), value: said.outcome, columns: 2, needed: true,
    onchange: (outcome) => choose(missed, outcome, told),
  });
  fields.reason = textField({ label: "Varför?", hint: "Skriv kort vad som sades eller hände.", rows: 3, value: said.reason, onchange: (text) => set(missed, "reason", text) });
  askHowTold(missed, told);
  return [
    h("p", {}, h("strong", {}, person(context.pack, entry.order).name), ` ${momentWords(span.starts_at, context.tablet.now())}`),
    h("div", { class: "panel stack" }, fields.outcome, told, fields.reason),
    entry.kind === "missed" && throwAway(context, entry),
  ].filter(Boolean);
}

// Both kinds of the person's cancellation are one choice: the time decides between them.
function kinds({ choices: { missed } }) {
  const others = missed.filter(([key]) => !byPerson(key));
  return [[CANCELLED, "Personen avbokade"], ...others.map(([key, words]) => [key, words])];
}

const TELLER = { [CANCELLED]: "person", cancelled_by_provider: "provider" };

function choose(missed, outcome, told) {
  set(missed, "outcome", outcome);
  set(missed, "told_by", TELLER[outcome] ?? "");
  askHowTold(missed, told);
}

function askHowTold(missed, told) {
  const { context, said, fields } = missed;
  const { told_by: tellers, told_how: ways } = context.pack.choices;
  if (!isToldAhead(said.outcome)) {
    told.replaceChildren();
    return;
  }
  const kind = h("p", { class: "falt-kind", role: "status" });
  fields.toldAt = momentField({
    label: "När fick ni veta det?", value: said.told_at, max: dayOf(context.tablet.now()),
    onchange: (moment) => {
      set(missed, "told_at", moment);
      tellKind(missed, kind);
    },
  });
  told.replaceChildren(
    choices({ label: "Vem sade till?", options: tellers, value: said.told_by, columns: 3, onchange: (by) => set(missed, "told_by", by) }),
    fields.toldAt,
    kind,
    choices({ label: "Hur?", options: ways, value: said.told_how, columns: 4, onchange: (how) => set(missed, "told_how", how) }),
  );
  tellKind(missed, kind);
}

function tellKind(missed, kind) {
  const { said, context } = missed;
  kind.hidden = !byPerson(said.outcome) || !said.told_at;
  kind.textContent = kind.hidden ? "" : KINDS[kindOf(missed)](context.pack.cancel_notice_hours);
}

function kindOf({ said, span, context }) {
  return byPerson(said.outcome) ? cancellation(span.starts_at, said.told_at, context.pack.cancel_notice_hours) : said.outcome;
}

// --- The end -------------------------------------------------------------------------------------------------------

function finish(missed) {
  if (holds(missed)) missed.context.once(() => sign(missed));
}

function holds({ said, fields, context }) {
  if (!said.outcome) return fail(fields.outcome, "Välj vad som hände.");
  const told = isToldAhead(said.outcome);
  if (told && !said.told_at) return fail(fields.toldAt, "Skriv både dag och klockslag.");
  if (told && new Date(said.told_at) > context.tablet.now()) return fail(fields.toldAt, "Tiden kan inte ligga framåt.");
  if (!said.reason.trim()) return fail(fields.reason, "Skriv varför besöket inte blev av.");
  return true;
}

function sign(missed) {
  const { context, entry, said, span } = missed;
  const told = isToldAhead(said.outcome);
  const payload = {
    order: entry.order, planned: entry.planned, ...span, timed: false,
    outcome: kindOf(missed), reason: said.reason,
    told_by: told ? said.told_by : "", told_at: told ? said.told_at : null, told_how: told ? said.told_how : "",
    took_part: "", wished: "", also_done: "", substitute_told: "", second_worker: null, marks: {},
    text: "", note_later: false, for_caseworker: false,
  };
  return signVisit(context, entry, payload, "Det är signerat att besöket inte blev av.");
}
