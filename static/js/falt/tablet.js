// The tablet's core as the screens see it: which phase it is in, what it holds, and the only ways to change that.
import * as attachments from "./attachments.js";
import * as clock from "./clock.js";
import * as contact from "./contact.js";
import * as device from "./device.js";
import * as keys from "./keys.js";
import * as lockKeys from "./lock.js";
import * as outboxes from "./outbox.js";
import * as packs from "./pack.js";
import * as vault from "./vault.js";
import { watch } from "./idle.js";
import { change, onChange, state } from "./state.js";

export { onChange, state };
export { now } from "./clock.js";
export { get as pack } from "./pack.js";
export { discard, list as outbox } from "./outbox.js";

let leave = () => {};
let leaving = false;

/** Drafts of visits under way, kept encrypted for the open user. */
export const drafts = {
  get: (id) => vault.load("drafts", id),
  save: (id, content) => full(vault.save("drafts", id, content)),
  all: () => vault.list("drafts"),
  drop: (id) => vault.drop("drafts", id),
};

/** Pictures to a note that is being written; from when it is signed on they send themselves. */
export const pictures = {
  async take(bytes) {
    const picture = { id: crypto.randomUUID(), sha256: await keys.sha256(bytes), size: bytes.length, name: "bild.jpg" };
    await full(attachments.keep(picture.id, bytes));
    return picture;
  },
  load: attachments.load,
  drop: attachments.drop,
  list: attachments.list,
};

/** Keeps what was done, durably, and then tries to send it. Rejects with words for the user when it was not kept. */
export async function record(type, entityId, payload, options) {
  const opId = await full(outboxes.record(type, entityId, payload, options));
  contact.tellTabs("changed");
  contact.soon();
  return opId;
}

async function full(keeping) {
  try {
    const kept = await keeping;
    if (state.full) change({ full: false });
    return kept;
  } catch (error) {
    if (error.code === "full") change({ full: true });
    throw error;
  }
}

export async function retry(opId) {
  await outboxes.retry(opId);
  contact.soon();
}

// --- Phases ---------------------------------------------------------------------------------------------------------

export async function start() {
  contact.listen({ settle, shut, leaveApp });
  await clock.load();
  await device.load();
  await outboxes.look();
  await attachments.look();
  await settle();
  watch({ lock: shut, look: holdLease });
  await contact.refresh();
}

async function holdLease() {
  await clock.keep();
  if (!packs.get() || packs.stillHolds()) return;
  await contact.refresh();
  if (packs.stillHolds()) return;
  await leave();
  await packs.erase();
}

/** What is left to do before one can work, from what lies here and what the server last said. */
async function settle() {
  if (leaving) return;
  const users = await device.users();
  const revoked = await device.revoked();
  if (revoked) change({ phase: "revoked", lost: revoked.lost, user: null });
  else if (!device.record()) change({ phase: "unpaired", user: null });
  else if (vault.isOpen()) change({ phase: packs.stillHolds() ? "open" : "expired" });
  else change(door(users));
}

/** Which screen a shut tablet shows. */
function door(users) {
  const able = users.filter(({ wrapped }) => wrapped);
  const signedIn = state.signedIn;
  if (signedIn && !able.some(({ id }) => id === signedIn.id)) return { phase: "choose_pin", user: signedIn };
  if (!able.length) return { phase: "signed_out", user: null };
  const wanted = signedIn?.id ?? users.find(({ isLast }) => isLast)?.id;
  const { id, name } = able.find((user) => user.id === wanted) ?? able[0];
  return { phase: "locked", user: { id, name } };
}

/** Those whose PIN opens this tablet. */
export async function users() {
  const able = (await device.users()).filter(({ wrapped }) => wrapped);
  return able.map(({ id, name }) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name, "sv"));
}

/** → why not, or nothing. */
export async function pair(code) {
  const refusal = await device.pair(code);
  if (!refusal) await contact.refresh();
  return refusal;
}

export const pairAgain = () => change({ phase: "unpaired" });

export async function choosePin(pin) {
  const user = state.signedIn;
  await lockKeys.choosePin(user, pin, contact.csrf());
  await opened(user);
}

export async function unlock(user, pin) {
  try {
    await lockKeys.unlock(user.id, pin);
  } catch (error) {
    if (error.code === "erased") await contact.refresh();
    throw error;
  }
  await opened(user);
}

async function opened(user) {
  change({ user: { id: user.id, name: user.name } });
  await device.rememberUser(user.id);
  await outboxes.look();
  await attachments.look();
  await clock.keep();
  if (await packs.open()) await settle();
  await contact.refresh();
}

/** The user has forgotten it: her keys go, what she had sealed stays and is sent. */
export async function forgetPin(user) {
  await lockKeys.forget(user.id);
  await contact.refresh();
}

/** Locks here and in the other tabs. What is being written is kept first. */
export async function lock() {
  contact.tellTabs("locked");
  await shut();
}

async function shut() {
  if (!vault.isOpen()) return;
  await leaveApp(async () => {
    await outboxes.whenKept(() => vault.close());
    packs.close();
    await outboxes.look();
  });
  await settle();
}

/** Takes away what the open screen shows, with `shutDown`, when that screen is gone; nothing opens it meanwhile. */
async function leaveApp(shutDown) {
  leaving = true;
  change({ phase: "starting" });
  try {
    await leave();
    await shutDown();
  } finally {
    leaving = false;
  }
}

/** The open screen's last chance to keep what is being written. */
export function beforeLock(keep) {
  leave = keep;
}

// --- Contact --------------------------------------------------------------------------------------------------------

export const refresh = () => contact.refresh();

/** So that somebody else can sign in. → false without contact. */
export const signOut = () => contact.signOut();
