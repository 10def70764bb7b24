// Pictures: encrypted beside what is being written until its note is signed, then sealed, in a queue of their own that
// never holds the notes up. One goes only when the server has the whole of it, or when its author says so.
import * as clock from "./clock.js";
import * as device from "./device.js";
import * as keys from "./keys.js";
import * as store from "./store.js";
import * as vault from "./vault.js";
import { change } from "./state.js";
import { put } from "./wire.js";

const CHUNK = 256 * 1024;
const PERMANENT = [400, 409, 413, 422];
let mine = [];
let queued = null;

// --- While it is being written --------------------------------------------------------------------------------------

export const keep = (id, bytes) => vault.save("pictures", id, { jpeg: keys.base64(bytes) });

/** The picture in base64, or nothing when it is sealed already. */
export const load = async (id) => (await vault.load("pictures", id))?.jpeg ?? null;

/** Only ever the author's own choice. */
export async function drop(id) {
  const user = vault.openFor();
  await store.write(["records", "attachments", "sealed"], (on) => {
    on("records").delete([user, "pictures", id]);
    forget(on, id);
  });
  await look();
}

/** What `lay` puts in the queue when the note that names them is kept. One that lies there already stays as it is. */
export async function seal(declared) {
  const found = await Promise.all(declared.map(async ({ id }) => [id, await load(id)]));
  const unsealed = found.filter(([, jpeg]) => jpeg);
  return Promise.all(unsealed.map(async ([id, jpeg]) => (
    { id, sealed: await keys.sealFile(keys.bytesOf(jpeg), id, device.record().sealingKey) }
  )));
}

export function lay(on, user, pictures) {
  for (const { id, sealed } of pictures) {
    on("attachments").put({ id, user, at: clock.now().getTime(), state: "waiting" });
    on("sealed").put(sealed, id);
    on("records").delete([user, "pictures", id]);
  }
}

function forget(on, id) {
  on("attachments").delete(id);
  on("sealed").delete(id);
}

// --- For the screens ------------------------------------------------------------------------------------------------

/** The open user's pictures on their way, or refused: {id, at, state}. */
export const list = () => mine;

export async function look() {
  const rows = await store.all("attachments");
  mine = rows.filter(({ user }) => user === vault.openFor()).map((row) => ({ ...row, at: new Date(row.at) }));
  change({
    pictures: rows.filter(({ state }) => state === "waiting").length,
    picturesRefused: mine.filter(({ state }) => state === "refused").length,
  });
}

// --- For the sender -------------------------------------------------------------------------------------------------

/** → "ok", "revoked" or "failed". One sender across tabs; who asks meanwhile waits for a turn. */
export function send() {
  queued ??= navigator.locks.request("falt-pictures", () => {
    queued = null;
    return round();
  });
  return queued;
}

export const waiting = async () => (await store.all("attachments")).filter(({ state }) => state === "waiting");

async function round() {
  for (const { id } of (await waiting()).sort((a, b) => a.at - b.at)) {
    const outcome = await sendOne(id).catch(() => "failed");
    await look();
    if (outcome !== "ok") return outcome;
  }
  return "ok";
}

/** From where the server says that it has come, so that a broken connection costs one part. */
async function sendOne(id) {
  const bytes = await store.get("sealed", id);
  let from = 0;
  while (bytes) {
    const part = bytes.subarray(from, from + CHUNK);
    const span = `bytes ${from}-${from + part.length - 1}/${bytes.length}`;
    const { status, data } = await put(`tablet/attachments/${id}/`, part, { "Content-Range": span });
    const goesOn = (status === 200 || status === 409) && data.received < bytes.length && data.received !== from;
    if (status === 201) return settle(id, forget);
    if (goesOn) from = data.received;
    // Its note has not been taken in yet, or waits for somebody: it is tried again.
    else if (status === 404) return "ok";
    else if (PERMANENT.includes(status)) return settle(id, refuse);
    else return data.code === "device_revoked" ? "revoked" : "failed";
  }
  return "ok";
}

async function settle(id, how) {
  await store.write(["attachments", "sealed"], (on) => how(on, id));
  return "ok";
}

function refuse(on, id) {
  const request = on("attachments").get(id);
  request.onsuccess = () => { if (request.result) on("attachments").put({ ...request.result, state: "refused" }); };
}
