// Puts together what the pack says of a day with what has been done here since.

import * as begun from "./begun.js";
import { needsAuthor, operationOf } from "./outgoing.js";
import { LATE_START, placeOn, wasPerformed } from "./rules.js";
import { capital, dayOf } from "./times.js";

export const PLACES = { 1: "I dag", 2: "Utan bestämd veckodag", 3: "Inte i dag" };
const NOT_HERE = { address: "", access: "", arrival: "", phone: "", goals: [], activities: [], wishes: [], notes: [] };

export function person(pack, order) {
  const known = pack.missing_notes.find((missing) => missing.order === order);
  return pack.people.find((one) => one.order === order) ?? { ...NOT_HERE, order, name: known?.name ?? "Personen finns inte kvar här" };
}

// The activities by their place on that day: the pack's own place is only for the day it was made.
export function byPlace({ activities }, day) {
  return Object.keys(PLACES).map((place) => activities.filter((activity) => placeOn(activity, day) === Number(place)));
}

// In the order of the day: planned visits, visits outside the schedule, other time.
export function rows(tablet, day) {
  const pack = tablet.pack();
  const planned = pack.visits.filter((visit) => dayOf(visit.starts_at) === day).map((visit) => visitRow(tablet, visit));
  const others = pack.slots.filter((slot) => dayOf(slot.starts_at) === day).map((slot) => ({ slot, starts_at: slot.starts_at }));
  return [...planned, ...unplanned(tablet, day), ...others].sort((a, b) => new Date(a.starts_at) - new Date(b.starts_at));
}

export function visitRow(tablet, told) {
  const visit = { ...told, draft: isThrownAway(tablet, told.draft) ? null : told.draft };
  const entry = begun.visitOf(visit.id);
  return { ...visit, entry, person: person(tablet.pack(), visit.order), state: stateOf(tablet, visit, entry) };
}

// The pack may be older than that.
function isThrownAway(tablet, draft) {
  const operation = draft && operationOf(tablet, draft.id, "draft.drop");
  return Boolean(operation) && !needsAuthor(operation);
}

function unplanned(tablet, day) {
  const pack = tablet.pack();
  const scheduled = new Set(pack.visits.map((visit) => visit.id));
  const mine = begun.all().filter((entry) => entry.kind === "visit" && !scheduled.has(entry.planned));
  return mine
    .map((entry) => ({ entry, order: entry.order, id: null, outcome: "", with: [], ...spanOf(entry), person: person(pack, entry.order) }))
    .filter((row) => dayOf(row.starts_at) === day)
    .map((row) => ({ ...row, state: stateOf(tablet, row, row.entry) }));
}

function spanOf(entry) {
  const said = entry.signed ?? entry.content;
  return { starts_at: said.starts_at ?? entry.started_at, ends_at: said.ends_at ?? null };
}

function stateOf(tablet, visit, entry) {
  if (entry?.signed) return signedState(tablet, entry);
  if (visit.outcome) return loggedState(visit);
  if (entry || visit.draft) return { key: "ongoing", tone: "info", iconName: "clock", words: "Pågår" };
  if (tablet.now() - new Date(visit.ends_at) > 0) return { key: "over", tone: "warning", words: "Inte skrivet" };
  if (tablet.now() - new Date(visit.starts_at) > LATE_START) return { key: "late", tone: "warning", words: "Inte startat" };
  return { key: "coming", tone: "neutral", iconName: "calendar-days", words: "Kommande" };
}

function signedState(tablet, { id, signed: { outcome, has_note: hasNote } }) {
  const operation = operationOf(tablet, id, "visit.sign");
  if (operation && needsAuthor(operation)) return { key: "refused", tone: "danger", words: "Behöver dig" };
  const performed = wasPerformed(outcome);
  if (performed && !hasNote && !noteSigned(id)) return { key: "unnoted", tone: "warning", words: "Anteckning saknas", visit: id };
  const words = performed ? "Utförd" : "Blev inte av";
  if (operation && operation.state !== "sent") return { key: "unsent", tone: "info", iconName: "upload", words: `${words}, väntar på att skickas` };
  return { key: "done", tone: "done", iconName: performed ? undefined : "x", words };
}

function loggedState(visit) {
  if (!wasPerformed(visit.outcome)) return { key: "done", tone: "done", iconName: "x", words: capital(visit.outcome_label) };
  if (!visit.has_note && !noteSigned(visit.visit)) return { key: "unnoted", tone: "warning", words: "Anteckning saknas", visit: visit.visit };
  return { key: "done", tone: "done", words: "Utförd" };
}

export function noteSigned(visit) {
  return begun.all().some((entry) => entry.kind === "note" && entry.signed && entry.content.visit === visit);
}

export function missingNotes(tablet) {
  const today = new Set(tablet.pack().visits.map((visit) => visit.visit));
  return tablet.pack().missing_notes.filter(({ visit }) => !today.has(visit) && !begun.get(visit) && !noteSigned(visit));
}
