// What is written here and not yet confirmed. Each operation lies twice: sealed for the server, byte for byte as it will
// be sent, and as a copy that its author can read here.
import * as attachments from "./attachments.js";
import * as clock from "./clock.js";
import * as device from "./device.js";
import * as keys from "./keys.js";
import * as store from "./store.js";
import * as vault from "./vault.js";
import { change, TabletError } from "./state.js";

const SCHEMA = 1;
const YOURS = ["needs_you", "quarantined"];
const sending = new Set();

/** Resolves when it is durably kept. One at a time across tabs, so that `seq` is the order in which they were kept. */
export async function record(type, entityId, payload, { baseVersion = null } = {}) {
  const opId = await navigator.locks.request("falt-record", () => keep(type, entityId, payload, baseVersion));
  await look();
  await attachments.look();
  return opId;
}

/** Runs `then` when nothing is being kept any more. */
export const whenKept = (then) => navigator.locks.request("falt-record", then);

async function keep(type, entityId, payload, baseVersion) {
  const seq = (await store.get("device", "seq") ?? 0) + 1;
  const at = clock.now().getTime();
  const opId = keys.uuid7(at);
  const user = vault.openFor();
  const { id, sealingKey } = device.record();
  const body = JSON.stringify({
    op_id: opId,
    device_id: id,
    seq,
    user_id: user,
    type,
    entity_id: entityId,
    base_version: baseVersion,
    payload,
    client_time: new Date().toISOString(),
    clock_offset_ms: clock.offsetMs(),
    app_version: device.appVersion(),
    schema_version: SCHEMA,
  });
  const sealed = await keys.seal(await vault.sign(body), opId, sealingKey);
  const copy = await vault.row("outbox", opId, { type, entityId, payload });
  const pictures = await attachments.seal(payload.attachments ?? []);
  await store.write(["device", "outbox", "records", "attachments", "sealed"], (on) => {
    attachments.lay(on, user, pictures);
    on("device").put(seq, "seq");
    on("outbox").put({ op_id: opId, user, seq, at, state: "waiting", sealed, answer: null });
    on("records").put(copy);
  });
  return opId;
}

// --- For the screens ------------------------------------------------------------------------------------------------

let mine = [];
let readable = new Map();

/** The open user's operations, oldest first, as they were when the listeners were last told. */
export const list = () => mine;

/** Reads what lies here again and tells what it comes to. → how many wait, whoever wrote them. */
export async function look() {
  const user = vault.openFor();
  const rows = await store.inOrder("outbox", "seq");
  const own = rows.filter((row) => row.user === user);
  const shownRows = await Promise.all(own.map(shown));
  if (user !== vault.openFor()) return look();
  mine = shownRows;
  readable = new Map(mine.map((one) => [one.op_id, one]));
  const waitingRows = rows.filter(({ state }) => state === "waiting");
  change({
    unsent: waitingRows.length,
    unsentOfOthers: waitingRows.filter((row) => row.user !== user).length,
    needsYou: own.filter(({ state }) => YOURS.includes(state)).length,
  });
  return waitingRows.length;
}

async function shown(row) {
  const copy = readable.get(row.op_id) ?? await vault.load("outbox", row.op_id);
  const answer = row.answer ? await device.shown(row.answer) : {};
  return {
    op_id: row.op_id,
    type: copy?.type ?? "",
    entityId: copy?.entityId ?? null,
    at: new Date(row.at),
    state: sending.has(row.op_id) ? "sending" : row.state,
    code: answer.code ?? "",
    message: answer.message ?? "",
    version: answer.version ?? null,
    payload: copy?.payload ?? null,
  };
}

export async function retry(opId) {
  await store.alter("outbox", opId, (row) => YOURS.includes(row.state) ? { ...row, state: "waiting" } : row);
  await look();
}

/** Only ever the author's own explicit choice. */
export async function discard(opId) {
  const row = await store.get("outbox", opId);
  if (!row) return;
  if (!YOURS.includes(row.state) || row.user !== vault.openFor()) {
    throw new TabletError("still_waiting", "Det här väntar på att skickas och kan inte tas bort.");
  }
  await store.write(["outbox", "records"], (on) => drop(on, row));
  await look();
}

function drop(on, { op_id, user }) {
  on("outbox").delete(op_id);
  on("records").delete([user, "outbox", op_id]);
}

// --- For the sender -------------------------------------------------------------------------------------------------

export const waiting = async () => (await store.inOrder("outbox", "seq")).filter((row) => row.state === "waiting");

export async function markSending(rows) {
  sending.clear();
  for (const row of rows) sending.add(row.op_id);
  await look();
}

/** What the server said of each. Something confirmed is no longer kept sealed; its readable copy stays until the
    author's next pack shows what became of it. Without an answer it waits on. */
export async function settle(results) {
  const states = new Map();
  for (const result of results) {
    const state = stateAfter(result);
    if (state) states.set(result.op_id, { state, answer: await device.hide(result) });
  }
  await store.write(["outbox"], (on) => {
    for (const [opId, after] of states) {
      const request = on("outbox").get(opId);
      request.onsuccess = () => { if (request.result) on("outbox").put(changed(request.result, after)); };
    }
  });
  await look();
}

function stateAfter({ result, first }) {
  const outcome = result === "duplicate" ? first || "applied" : result;
  return { applied: "sent", conflict: "needs_you", quarantined: "quarantined", refused: "needs_you" }[outcome];
}

const changed = (row, { state, answer }) => ({ ...row, state, answer, sealed: state === "sent" ? null : row.sealed });

export const confirmed = async (user) =>
  (await store.all("outbox")).filter((row) => row.state === "sent" && row.user === user);

export async function forget(rows) {
  await store.write(["outbox", "records"], (on) => rows.forEach((row) => drop(on, row)));
  await look();
}

/** Something was received that a fresh pack would show. */
export const showsInPack = () => mine.some(({ state, type }) => state === "sent" && !type.startsWith("draft."));

/** How much each user has unsent, pictures too, and since when: those who lead the work see it on the server. */
export async function unsentByUser() {
  const byUser = new Map();
  for (const { user, at } of [...await waiting(), ...await attachments.waiting()]) {
    const { count: before, oldest } = byUser.get(user) ?? { count: 0, oldest: at };
    byUser.set(user, { count: before + 1, oldest: Math.min(oldest, at) });
  }
  for (const { id } of await store.all("users")) if (!byUser.has(id)) byUser.set(id, { count: 0, oldest: null });
  return [...byUser].map(([user, { count: number, oldest }]) => (
    { user, count: number, oldest: oldest && new Date(oldest).toISOString() }
  ));
}
