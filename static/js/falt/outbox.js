// What is written here and not yet confirmed. Each operation lies twice: sealed for the server, byte for byte as it will
// be sent, and as a copy that its author can read here.
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
  await count();
  return opId;
}

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
  await store.write(["device", "outbox", "records"], (on) => {
    on("device").put(seq, "seq");
    on("outbox").put({ op_id: opId, user, seq, at, state: "waiting", sealed, answer: null });
    on("records").put(copy);
  });
  return opId;
}

// --- For the screens ------------------------------------------------------------------------------------------------

/** The open user's operations, oldest first. */
export async function list() {
  const user = vault.openFor();
  const copies = await vault.list("outbox");
  const rows = (await store.inOrder("outbox", "seq")).filter((row) => row.user === user);
  return Promise.all(rows.map((row) => shown(row, copies.get(row.op_id))));
}

async function shown(row, copy) {
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
  await count();
}

/** Only ever the author's own explicit choice. */
export async function discard(opId) {
  const row = await store.get("outbox", opId);
  if (!row) return;
  if (!YOURS.includes(row.state) || row.user !== vault.openFor()) {
    throw new TabletError("still_waiting", "Det här väntar på att skickas och kan inte tas bort.");
  }
  await store.write(["outbox", "records"], (on) => drop(on, row));
  await count();
}

function drop(on, { op_id, user }) {
  on("outbox").delete(op_id);
  on("records").delete([user, "outbox", op_id]);
}

export async function count() {
  const rows = await store.all("outbox");
  const mine = vault.openFor();
  const waiting = rows.filter((row) => row.state === "waiting");
  change({
    unsent: waiting.length,
    unsentOfOthers: waiting.filter((row) => row.user !== mine).length,
    needsYou: rows.filter((row) => row.user === mine && YOURS.includes(row.state)).length,
  });
  return waiting.length;
}

// --- For the sender -------------------------------------------------------------------------------------------------

export const waiting = async () => (await store.inOrder("outbox", "seq")).filter((row) => row.state === "waiting");

export function markSending(rows) {
  sending.clear();
  for (const row of rows) sending.add(row.op_id);
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
  await count();
}

function stateAfter({ result, first }) {
  const outcome = result === "duplicate" ? first ?? "applied" : result;
  return { applied: "sent", conflict: "needs_you", quarantined: "quarantined", refused: "needs_you" }[outcome];
}

const changed = (row, { state, answer }) => ({ ...row, state, answer, sealed: state === "sent" ? null : row.sealed });

export const confirmed = async (user) =>
  (await store.all("outbox")).filter((row) => row.state === "sent" && row.user === user);

export async function forget(rows) {
  await store.write(["outbox", "records"], (on) => rows.forEach((row) => drop(on, row)));
}

/** Another tab may have kept or sent something; how many each one has unsent is told to the server. */
export async function unsentByUser() {
  const byUser = new Map();
  for (const { user, at } of await waiting()) {
    const { count: before, oldest } = byUser.get(user) ?? { count: 0, oldest: at };
    byUser.set(user, { count: before + 1, oldest: Math.min(oldest, at) });
  }
  for (const { id } of await store.all("users")) if (!byUser.has(id)) byUser.set(id, { count: 0, oldest: null });
  return [...byUser].map(([user, { count: number, oldest }]) => (
    { user, count: number, oldest: oldest && new Date(oldest).toISOString() }
  ));
}
