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
  if (status !== 200) return data.detail || "Koden stämmer inte eller gäller inte längre. Be om en ny.";
  await adopt({ id: data.device_id, name: data.name, sealingKey: data.sealing_key });
  return "";
}

/** Also when only the cookie remembers: the browser may have cleared what was kept. */
export async function adopt(device) {
  const fresh = await store.get("device", "key") ?? await keys.newDeviceKey();
  await store.write(["device"], (on) => {
    on("device").put(fresh, "key");
    on("device").put(device, "device");
    on("device").delete("revoked");
  });
  await load();
}

export const own = () => key;
export const hide = (content) => keys.encryptJson(key, "device", content);
export const shown = (box) => keys.decryptJson(key, "device", box);

export const appVersion = () => document.documentElement.dataset.version ?? "";

// --- Its users ------------------------------------------------------------------------------------------------------

export async function users() {
  const rows = await store.all("users");
  return Promise.all(rows.map(async (row) => ({ ...row, name: await shown(row.name) })));
}

export const lastUser = () => store.get("device", "last");
export const rememberUser = (id) => store.put("device", id, "last");

/** Blocked: every key, pack and draft goes. The sealed outbox stays, but without the server nobody can read it. */
export async function erase(lost) {
  await store.write(["device", "users", "records"], (on) => {
    on("users").clear();
    on("records").clear();
    on("device").delete("key");
    on("device").delete("device");
    on("device").put({ lost }, "revoked");
  });
  await load();
}

export const revoked = () => store.get("device", "revoked");
