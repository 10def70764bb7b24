// The tablet's core as the screens see it: which phase it is in, what it holds, and the only ways to change that.
import * as clock from "./clock.js";
import * as device from "./device.js";
import * as lock from "./lock.js";
import * as outbox from "./outbox.js";
import * as pack from "./pack.js";
import * as store from "./store.js";
import * as sync from "./sync.js";
import * as vault from "./vault.js";
import { change, onChange, state } from "./state.js";
import { call } from "./wire.js";

export { onChange, state };
export const now = clock.now;
export { get as pack } from "./pack.js";
export { discard, list as outbox, retry } from "./outbox.js";

const other = new BroadcastChannel("falt");
let leave = async () => {};
let session = null;

/** A draft of a visit under way, kept encrypted for the open user. */
export const drafts = {
  get: (id) => vault.load("drafts", id),
  save: (id, content) => vault.save("drafts", id, content),
  all: () => vault.list("drafts"),
  drop: (id) => vault.drop("drafts", id),
};

/** Keeps what was done, durably, and then tries to send it. Rejects with words for the user when it could not be kept. */
export async function record(type, entityId, payload, options) {
  try {
    const opId = await outbox.record(type, entityId, payload, options);
    change({ full: false });
    other.postMessage("changed");
    send();
    return opId;
  } catch (error) {
    if (error.code === "full") change({ full: true });
    throw error;
  }
}

// --- Phases ---------------------------------------------------------------------------------------------------------

export async function start() {
  other.onmessage = ({ data }) => heard[data]?.();
  await clock.load();
  await device.load();
  await outbox.count();
  await settlePhase();
  await refresh();
}

/** What is left to do before one can work, from what lies here and what the server last said. */
async function settlePhase() {
  if (await device.revoked()) return change({ phase: "revoked" });
  if (!device.record()) return change({ phase: session || state.reachable ? "unpaired" : "unpaired" });
  if (vault.isOpen()) return change({ phase: pack.stillHolds() ? "open" : "expired" });
  const users = await device.users();
  const mayChoose = session?.user && !users.find(({ id }) => id === session.user.id)?.wrapped;
  if (mayChoose) return change({ phase: "choose_pin", user: session.user });
  if (users.some(({ wrapped }) => wrapped)) return change({ phase: "locked", user: await lockedFor(users) });
  return change({ phase: "signed_out", user: null });
}

/** The one who has signed in, else the one who was here last. */
async function lockedFor(users) {
  const last = session?.user?.id ?? await device.lastUser();
  const able = users.filter(({ wrapped }) => wrapped);
  const { id, name } = able.find((user) => user.id === last) ?? able[0];
  return { id, name };
}

export async function choosePin(pin) {
  await lock.choosePin(session.user, pin, session.csrf);
  await opened(session.user);
}

export async function unlock(user, pin) {
  try {
    await lock.unlock(user.id, pin);
  } catch (error) {
    if (error.code === "erased") await refresh();
    throw error;
  }
  await opened(user);
}

async function opened(user) {
  change({ user: { id: user.id, name: user.name } });
  await device.rememberUser(user.id);
  await outbox.count();
  await pack.open();
  if (pack.stillHolds()) await settlePhase();
  await refresh();
}

/** Locks here and in the other tabs. What is being written is kept first. */
export async function lockNow() {
  other.postMessage("locked");
  await shut();
}
export { lockNow as lock };

async function shut() {
  if (!vault.isOpen()) return;
  await leave();
  vault.close();
  pack.close();
  await outbox.count();
  await settlePhase();
}

/** The open screen's last chance to keep what is being written. */
export function beforeLock(keep) {
  leave = keep;
}

const heard = {
  changed: () => outbox.count(),
  pack: async () => { if (vault.isOpen()) { await pack.open(); await settlePhase(); } },
  locked: shut,
  revoked: async () => { vault.close(); pack.close(); await device.load(); await settlePhase(); },
};

// --- Contact --------------------------------------------------------------------------------------------------------

/** Asks who is signed in, sends what waits and fetches a fresh pack: as far as there is contact. */
export async function refresh() {
  await askSession();
  await send();
  await fetchPack();
  await settlePhase();
}

async function askSession() {
  try {
    const { status, data } = await call("tablet/session/");
    if (status === 200) await learned(data);
  } catch {
    session = null;
  }
}

async function learned(data) {
  session = data;
  change({ signedIn: data.user });
  if (data.device === "revoked") return revoke();
  if (data.device === "unknown") return change({ notice: device.record() ? "unknown_device" : "" });
  if (!device.record()) await device.adopt({ id: data.device_id, name: data.name ?? "", sealingKey: data.sealing_key });
  await signOutIfDue(data);
  return change({ notice: "" });
}

/** After five wrong PINs or a forgotten one a session that still lives is not enough. */
async function signOutIfDue({ user, csrf }) {
  const row = user && await store.get("users", user.id);
  if (row?.signInAgain !== "due") return;
  await fetch("/logga-ut/", { method: "POST", headers: { "X-CSRFToken": csrf }, redirect: "manual" });
  await lock.signedOut(user.id);
  session = null;
  change({ signedIn: null });
}

async function fetchPack() {
  const mine = vault.isOpen() && session?.user?.id === vault.openFor() && session.device === "ok";
  if (!mine) return;
  try {
    await pack.fetch(session.csrf);
    other.postMessage("pack");
  } catch (error) {
    if (error.code === "device_revoked") await revoke();
    else change({ notice: error.message });
  }
}

export async function send() {
  if (!device.record()) return;
  const outcome = await sync.send();
  other.postMessage("changed");
  if (outcome === "revoked") await revoke();
}

async function revoke() {
  vault.close();
  pack.close();
  if (!await device.revoked()) await device.erase(await outbox.count());
  other.postMessage("revoked");
  await call("tablet/erased/", { body: {} }).catch(() => {});
  await settlePhase();
}
