// What the tablet may show, for one user and a short time: fetched as a whole, kept encrypted, gone when its lease ends.
import * as clock from "./clock.js";
import * as outbox from "./outbox.js";
import * as vault from "./vault.js";
import { change, TabletError } from "./state.js";
import { call } from "./wire.js";

const FRESH = 15 * 60_000;
let current = null;

export const get = () => current;

/** → whether there is one that may be opened. One whose lease has ended is erased. */
export async function open() {
  const kept = await vault.load("pack", "pack");
  if (kept && holds(kept)) show(kept);
  else await erase();
  return current !== null;
}

export const isDue = () => !stillHolds() || outbox.showsInPack() || clock.now() - new Date(current.made_at) > FRESH;
export const stillHolds = () => current !== null && holds(current);
const holds = (pack) => clock.now() < new Date(pack.lease_until);

function show(pack) {
  current = pack;
  change({ leaseUntil: new Date(pack.lease_until) });
}

export function close() {
  current = null;
  change({ leaseUntil: null });
}

export async function erase() {
  close();
  await vault.drop("pack", "pack");
}

/** What was confirmed before it was asked for shows in it, so the copies of that are no longer needed. */
export async function fetch(csrf) {
  const user = vault.openFor();
  const shownByIt = await outbox.confirmed(user);
  const { status, data } = await call("tablet/pack/", { body: {}, headers: { "X-CSRFToken": csrf } });
  if (status !== 200) throw new TabletError(data.code ?? "refused", data.title ?? "Servern lämnade inte ut någon dagsplan.");
  if (vault.openFor() !== user || data.user.id !== user) return;
  await vault.save("pack", "pack", data);
  await outbox.forget(shownByIt);
  show(data);
}
