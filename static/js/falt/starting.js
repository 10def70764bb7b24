// Begins a visit, or goes on with the one that is begun.

import * as begun from "./begun.js";
import { link } from "./dom.js";

// performance.now() when a visit was started in this page: a clock that is set does not change a visit's length.
const ticks = new Map();

export async function begin(context, row) {
  const id = row.entry?.id ?? (row.draft ? await takeUp(row) : await start(context, row));
  context.go(`besok/${id}`);
}

// Begun on another tablet, or before this one was emptied.
async function takeUp({ draft, id, order }) {
  await begun.keep({
    id: draft.id, kind: "visit", order, planned: id, started_at: draft.started_at, version: draft.version,
    content: { ...draft.content }, told: { ...draft.content }, signed: null,
  });
  return draft.id;
}

async function start({ tablet }, row) {
  const id = crypto.randomUUID();
  const now = tablet.now().toISOString();
  const over = row.state.key === "over";
  const startedAt = over ? row.starts_at : now;
  // Written afterwards: the planned times are the first guess, and are no measured ones.
  const content = over ? { starts_at: row.starts_at, ends_at: row.ends_at, timed: false } : {};
  if (!over) ticks.set(id, performance.now());
  if (row.covers_for && (row.person_told || begun.get(`told-${row.id}`))) content.substitute_told = "yes";
  await begun.keep({ id, kind: "visit", order: row.order, planned: row.id, started_at: startedAt, version: 1, content, told: {}, signed: null });
  await tablet.record("visit.start", id, { order: row.order, planned: row.id, started_at: startedAt });
  return id;
}

export function beginUnplanned(context, order) {
  return begin(context, { order, id: null, covers_for: "", state: { key: "coming" } });
}

// How long the visit has been going on, in milliseconds.
export function lasted(entry, tablet) {
  const started = ticks.get(entry.id);
  return started === undefined ? tablet.now() - new Date(entry.started_at) : performance.now() - started;
}

const SCREEN_OF = { visit: "besok", missed: "blev-inte-av/paborjad", note: "anteckning/paborjad", deviation: "avvikelse/paborjad", concern: "oro/paborjad" };

export function goOn({ kind, id }) {
  return link("Fortsätt", `#/${SCREEN_OF[kind]}/${id}`);
}
