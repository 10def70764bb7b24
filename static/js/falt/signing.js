// The end of a visit, however it went.

import * as begun from "./begun.js";
import { dayOf } from "./times.js";

export async function signVisit({ tablet, go }, entry, payload, message) {
  await tablet.record("visit.sign", entry.id, payload);
  if (entry.replaces) await tablet.discard(entry.replaces);
  await begun.keep(signedEntry(entry, payload, tablet.now()));
  go("dag", { replace: true, message });
}

// Only what the day's list needs: the words are in the sealed outbox.
function signedEntry({ id, order, planned }, { outcome, starts_at: start, ends_at: end, text }, now) {
  const signed = { at: now.toISOString(), day: dayOf(start), outcome, starts_at: start, ends_at: end, has_note: Boolean(text.trim()) };
  return { id, kind: "visit", order, planned, started_at: start, content: {}, signed };
}
