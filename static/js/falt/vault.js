// The keys of whoever has opened the tablet. They are in memory and nowhere else, and gone when it locks.
import * as keys from "./keys.js";
import * as store from "./store.js";
import { TabletError } from "./state.js";

let held = null;

export const isOpen = () => held !== null;
export const openFor = () => held?.user ?? null;

export function open(user, dataKey, signingKey) {
  held = { user, dataKey, signingKey };
}

export function close() {
  held = null;
}

function need() {
  if (!held) throw new TabletError("locked", "Surfplattan är låst.");
  return held;
}

const context = (name, id, user) => `${name}|${id}|${user}`;

/** The row that keeps `content`; put it in "records". */
export async function row(name, id, content) {
  const { user, dataKey } = need();
  return { user, store: name, id, ...await keys.encryptJson(dataKey, context(name, id, user), content) };
}

export async function save(name, id, content) {
  await store.put("records", await row(name, id, content));
}

function opened({ dataKey, user }, kept) {
  return keys.decryptJson(dataKey, context(kept.store, kept.id, user), kept);
}

export async function load(name, id) {
  const holder = need();
  const kept = await store.get("records", [holder.user, name, id]);
  return kept ? opened(holder, kept) : null;
}

/** All of a kind, as a Map by id. */
export async function list(name) {
  const holder = need();
  const rows = await store.of(holder.user, name);
  return new Map(await Promise.all(rows.map(async (kept) => [kept.id, await opened(holder, kept)])));
}

export const drop = (name, id) => store.remove("records", [need().user, name, id]);
export const sign = (text) => keys.signed(text, need().signingKey);
