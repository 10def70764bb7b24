// The end of a visit, however it went.

import * as begun from "./begun.js";

export async function signVisit({ tablet, go }, entry, payload, message) {
  await tablet.record("visit.sign", entry.id, payload);
  if (entry.replaces) await tablet.discard(entry.replaces);
  await begun.keep(begun.signed(entry, payload, tablet.now()));
  go("dag", { replace: true, message });
}
