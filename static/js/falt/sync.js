// Sends what waits, in order, one sender at a time across tabs. Nothing is taken away here but on the server's word.
import * as device from "./device.js";
import * as outbox from "./outbox.js";
import { call } from "./wire.js";

const BATCH = 100;
let queued = null;

/** → "ok", "revoked" or "failed". Who asks while somebody sends waits for a turn of her own, so nothing is missed. */
export function send() {
  queued ??= navigator.locks.request("falt-sync", () => {
    queued = null;
    return round();
  });
  return queued;
}

async function round() {
  const held = new Set();
  let size = BATCH;
  for (;;) {
    const rows = (await outbox.waiting()).filter((row) => !held.has(row.op_id)).slice(0, size);
    const answer = await post(rows);
    if (answer.status === 200) {
      await outbox.settle(answer.data.results);
      for (const { op_id } of rows) held.add(op_id);
      if (rows.length < size) return "ok";
    } else if (answer.status === 401 && answer.data.code === "device_revoked") {
      return "revoked";
    } else if ((answer.status === 413 || answer.status === 400) && rows.length > 1) {
      size = Math.ceil(rows.length / 2);
    } else if ((answer.status === 413 || answer.status === 400) && rows.length === 1) {
      await outbox.settle([refused(rows[0], answer.data)]);
    } else {
      return "failed";
    }
  }
}

const refused = ({ op_id }, { code, title }) => (
  { op_id, result: "refused", code, message: title ?? "Servern tog inte emot det här." }
);

async function post(rows) {
  await outbox.markSending(rows);
  try {
    return await call("sync/", { body: await envelope(rows) });
  } catch {
    return { status: 0, data: {} };
  } finally {
    await outbox.markSending([]);
  }
}

const envelope = async (rows) => ({
  sent_at: new Date().toISOString(),
  app_version: device.appVersion(),
  unsent: await outbox.unsentByUser(),
  operations: rows.map(({ op_id, seq, sealed }) => ({ op_id, seq, sealed })),
});
