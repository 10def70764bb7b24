// What has been begun or signed here, until the server's own pack tells the same. An entry is
//   {id, kind: "visit" | "missed" | "note" | "deviation" | "concern", order, content, signed: null | {…}},
//   a visit also {planned, started_at, version, told}: told is what the server has been told of the content,
//   missed: {outcome, reason …} when it is being written that it did not take place,
// or {id: "told-<planned>", kind: "told"}: the person knows that a substitute comes.
// When it is signed, the words are the outbox's to keep, and the entry holds only what the day's list shows.

import { dayOf } from "./times.js";

let kept = new Map();
let waiting = new Map();
let writing = null;
let drafts = null;
let onFailure = () => {};

export async function load(tablet, failed) {
  drafts = tablet.drafts;
  onFailure = failed;
  waiting = new Map();
  kept = await drafts.all();
}

// Waits for what is being written, and keeps nothing in memory.
export async function close() {
  await writing;
  kept = new Map();
}

export function get(id) {
  return kept.get(id);
}

export function all() {
  return [...kept.values()];
}

export function visitOf(planned) {
  return all().find((entry) => entry.kind === "visit" && entry.planned === planned);
}

export function unfinished() {
  return all().filter((entry) => entry.kind !== "told" && !entry.signed);
}

// Saved at every change. Only the newest of what waits is written, one at a time, so that an older never comes last.
export function keep(entry) {
  kept.set(entry.id, entry);
  waiting.set(entry.id, structuredClone(entry));
  return write();
}

export function drop(id) {
  kept.delete(id);
  waiting.set(id, null);
  return write();
}

function write() {
  writing ??= writeAll().finally(() => { writing = null; });
  return writing;
}

async function writeAll() {
  while (waiting.size) {
    const [id, entry] = waiting.entries().next().value;
    waiting.delete(id);
    try {
      await (entry ? drafts.save(id, entry) : drafts.drop(id));
    } catch (error) {
      onFailure(error);
      return;
    }
  }
}

// What the pack tells as well needs no entry of its own any more. What was signed here is in the outbox until the
// first pack that was made after the server took it.
export function forgetKnown(pack, outgoing) {
  const unsettled = new Set(outgoing.map((operation) => operation.entityId));
  const open = new Set(pack.visits.filter((visit) => !visit.outcome).map((visit) => `told-${visit.id}`));
  for (const entry of all()) {
    if (entry.kind === "told" ? !open.has(entry.id) : isKnown(entry, pack, unsettled)) drop(entry.id);
  }
}

function isKnown(entry, pack, unsettled) {
  if (!entry.signed || unsettled.has(entry.id)) return false;
  const isScheduled = pack.visits.some((visit) => visit.id === entry.planned);
  // A visit outside the schedule is not in the pack: it stays in the list until the day is over.
  return isScheduled || entry.kind !== "visit" || entry.signed.day < pack.days[0];
}

// The same visit may have been written on elsewhere since. What was changed here and not told stays as it is here.
export function takeIn(pack, outgoing) {
  for (const { draft } of pack.visits) {
    const entry = draft && get(draft.id);
    if (entry && !entry.signed && draft.version > entry.version) merge(entry, draft);
  }
  for (const operation of outgoing) {
    const entry = get(operation.entityId);
    if (entry && !entry.signed) follow(entry, operation);
  }
}

// The page may have been closed just when an operation was kept, before its entry was.
function follow(entry, { op_id: opId, type, version, payload, at }) {
  if (type === "draft.drop") drop(entry.id);
  else if (ENDS.includes(type) && opId !== entry.replaces) keep(signed(entry, payload, at));
  else if (version > entry.version) keep(Object.assign(entry, { version }));
}

const ENDS = ["visit.sign", "note.sign", "deviation.report", "concern.record"];

// Only what the day's list needs: the words are in the sealed outbox.
export function signed({ id, kind, order, planned }, payload, at) {
  const { outcome, starts_at: start, ends_at: end, text } = payload;
  if (!outcome) return { id, kind, order, content: { visit: payload.visit }, signed: { at: at.toISOString() } };
  const said = { at: at.toISOString(), day: dayOf(start), outcome, starts_at: start, ends_at: end, has_note: Boolean(text?.trim()) };
  return { id, kind: "visit", order, planned, started_at: start, content: {}, signed: said };
}

function merge(entry, draft) {
  const content = { ...draft.content, ...changedFields(entry) };
  keep(Object.assign(entry, { content, told: { ...draft.content }, version: draft.version }));
}

export function changedFields({ content, told }) {
  const names = Object.keys(content).filter((name) => JSON.stringify(content[name]) !== JSON.stringify(told[name]));
  return Object.fromEntries(names.map((name) => [name, content[name]]));
}
