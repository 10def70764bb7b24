// The tablet as such: which one it is, its own key, and the users that it knows.
import * as keys from "./keys.js";
import * as store from "./store.js";
import { change } from "./state.js";
import { call } from "./wire.js";

let key = null;
let known = null;

export const record = () => known;

/** Null until it is paired. */
export async function load() {
  key = await store.get("device", "key") ?? null;
  known = await store.get("device", "device") ?? null;
  change({ device: known && { id: known.id, name: known.name } });
  return known;
}

export async function pair(code) {
  const { status, data } = await call("tablet/pair/", { body: { code, app_version: appVersion() } });
  if (status !== 200) return data.title || "Koden stämmer inte eller gäller inte längre. Be om en ny.";
  await adopt({ id: data.device_id, name: data.name, sealingKey: data.sealing_key });
  return "";
}

/** Also when only the cookie remembers: the browser may have cleared what was kept. As another tablet than before it
    knows no users: the server has their keys for the old one. */
export async function adopt(device) {
  const ownKey = key ?? await keys.newDeviceKey();
  const isAnother = known && known.id !== device.id;
  await store.write(["device", "users", "records"], (on) => {
    if (isAnother) on("users").clear();
    if (isAnother) on("records").clear();
    on("device").put(ownKey, "key");
    on("device").put(device, "device");
    on("device").delete("revoked");
  });
  await load();
}

export async function useSealingKey(sealingKey) {
  if (sealingKey.key_id !== known.sealingKey.key_id) await adopt({ ...known, sealingKey });
}

export const own = () => key;
export const hide = (content) => keys.encryptJson(key, "device", content);
export const shown = (box) => keys.decryptJson(key, "device", box);

export const appVersion = () => document.documentElement.dataset.version ?? "";

// --- Its users ------------------------------------------------------------------------------------------------------

export async function users() {
  const [rows, last] = await Promise.all([store.all("users"), store.get("device", "last")]);
  return Promise.all(rows.map(async (row) => ({ ...row, name: await shown(row.name), isLast: row.id === last })));
}

export const rememberUser = (id) => store.put("device", id, "last");

/** Blocked: every key, pack and draft goes. The sealed outbox stays, but without the server nobody can read it. */
export async function erase(lost) {
  await store.write(["device", "users", "records", "outbox"], (on) => {
    on("users").clear();
    on("records").clear();
    const sealed = on("outbox").getAll();
    sealed.onsuccess = () => sealed.result.forEach((row) => on("outbox").put({ ...row, answer: null }));
    on("device").delete("key");
    on("device").delete("device");
    on("device").delete("last");
    on("device").put({ lost }, "revoked");
  });
  await load();
}

export const revoked = () => store.get("device", "revoked");
