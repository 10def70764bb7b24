// The end of a visit, however it went.

import * as begun from "./begun.js";
import { throwAway } from "./camera.js";

export async function signVisit(context, entry, payload, message) {
  const { tablet, go } = context;
  await tablet.record("visit.sign", entry.id, payload);
  if (entry.replaces) await tablet.discard(entry.replaces);
  if (!payload.attachments) await throwAway(context, entry);
  await begun.keep(begun.signed(entry, payload, tablet.now()));
  go("dag", { replace: true, message });
}
