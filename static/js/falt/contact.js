// When the tablet talks to the server, in which order, and what it learns of itself from the answers.
import * as attachments from "./attachments.js";
import * as device from "./device.js";
import * as lock from "./lock.js";
import * as outbox from "./outbox.js";
import * as pack from "./pack.js";
import * as store from "./store.js";
import * as sync from "./sync.js";
import * as vault from "./vault.js";
import { change, state } from "./state.js";
import { call } from "./wire.js";

const BEAT = 4 * 60_000;
const FIRST_WAIT = 5_000;
const LONGEST_WAIT = 5 * 60_000;
const tabs = new BroadcastChannel("falt");
let session = null;
let settle = null;
let shut = null;
let leaveApp = null;
let timer = null;
let failures = 0;
let running = null;

export const csrf = () => session?.csrf;
export const tellTabs = (what) => tabs.postMessage(what);

export function listen(doors) {
  ({ settle, shut, leaveApp } = doors);
  tabs.onmessage = ({ data }) => heard[data]();
  addEventListener("online", soon);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) soon(); });
}

const heard = {
  async changed() {
    await outbox.look();
    await attachments.look();
  },
  locked: () => shut(),
  async pack() {
    if (vault.isOpen() && await pack.open()) await outbox.look();
    await settle();
  },
  async revoked() {
    await close();
    await device.load();
    await settle();
  },
};

// --- When -----------------------------------------------------------------------------------------------------------

/** Something new to send, or a sign that there may be contact again. */
export function soon() {
  failures = 0;
  return beat();
}

function later(isWell) {
  clearTimeout(timer);
  failures = isWell ? 0 : failures + 1;
  const wait = isWell && !state.unsent ? BEAT : Math.min(FIRST_WAIT * 2 ** failures, LONGEST_WAIT);
  // Fifty tablets that lost the same server must not come back at the same moment.
  timer = setTimeout(beat, wait * (0.5 + Math.random()));
}

async function beat() {
  const isWell = await send();
  if (isWell && (!state.signedIn || (vault.isOpen() && pack.isDue()))) await refresh({ unsentToo: false });
  later(isWell);
}

/** Asks who is signed in, sends what waits and fetches a fresh pack: as far as there is contact. */
export function refresh({ unsentToo = true } = {}) {
  running ??= all(unsentToo).finally(() => { running = null; });
  return running;
}

async function all(unsentToo) {
  await askSession();
  if (unsentToo) later(await send());
  await fetchPack();
  await settle();
}

// --- What -----------------------------------------------------------------------------------------------------------

/** → whether there was contact. What was known before goes on holding without it. */
async function askSession() {
  try {
    const { status, data } = await call("tablet/session/");
    if (status === 200) await learn(data);
    return status === 200;
  } catch {
    return false;
  }
}

async function learn(told) {
  session = told;
  change({ signedIn: told.user, unknownDevice: told.device === "unknown" });
  if (told.device === "revoked") return revoke();
  if (told.device === "unknown") return;
  if (device.record()?.id === told.device_id) await device.useSealingKey(told.sealing_key);
  else await device.adopt({ id: told.device_id, name: "", sealingKey: told.sealing_key });
  await signOutIfDue();
}

/** After a forgotten PIN or five wrong ones, a session that still lives is not enough to choose a new one. */
async function signOutIfDue() {
  const due = (await store.all("users")).filter(({ signInAgain }) => signInAgain === "due");
  for (const { id } of due) {
    if (session?.user?.id !== id || await endSession()) await lock.signedOut(id);
  }
}

async function endSession() {
  const headers = { "X-CSRFToken": session.csrf };
  const left = await fetch(address("logout"), { method: "POST", headers, redirect: "manual" }).catch(() => null);
  if (left) session = null;
  if (left) change({ signedIn: null });
  return Boolean(left);
}

/** → whether nobody is signed in any more; not without contact. */
export async function signOut() {
  if (!await askSession()) return false;
  return !session?.user || endSession();
}

export const address = (name) => document.documentElement.dataset[name];

/** → whether the server took its part. */
async function send() {
  if (!device.record()) return false;
  const outcome = await sync.send();
  tellTabs("changed");
  if (outcome === "revoked") await revoke();
  if (outcome === "ok") sendPictures();
  return outcome === "ok";
}

// Not waited for: a picture may take its time.
async function sendPictures() {
  if (await attachments.send() === "revoked") await revoke();
}

async function fetchPack() {
  const isHers = vault.isOpen() && session?.user?.id === vault.openFor() && session.device === "ok";
  if (!isHers) return;
  try {
    await pack.fetch(session.csrf);
    change({ notice: "" });
    tellTabs("pack");
  } catch (error) {
    if (error.code === "device_revoked") await revoke();
    else if (error.code !== "no_contact") change({ notice: error.message });
  }
}

async function revoke() {
  const lost = await outbox.look();
  await close();
  if (!await device.revoked()) await device.erase(lost);
  tellTabs("revoked");
  await call("tablet/erased/", { body: {} }).catch(() => null);
  await settle();
}

function close() {
  return leaveApp(() => {
    vault.close();
    pack.close();
    return outbox.look();
  });
}
