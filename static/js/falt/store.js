// IndexedDB as promises. A write has happened when its transaction is complete, and not before.
import { TabletError } from "./state.js";

const NAME = "falt";
const VERSION = 2;
const FULL = "Surfplattan är full, så det här är inte sparat. Lämna inte sidan. Ta bort något annat från surfplattan och försök igen.";
const NOT_SAVED = "Surfplattan kunde inte spara. Lämna inte sidan, och försök igen.";
let opened = null;

function open() {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, VERSION);
    request.onupgradeneeded = ({ oldVersion }) => lay(request.result, oldVersion);
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const db = request.result;
      db.onversionchange = () => { db.close(); opened = null; };
      db.onclose = () => { opened = null; };
      resolve(db);
    };
  });
  opened.catch(() => { opened = null; });
  return opened;
}

function lay(db, had) {
  if (had < 1) layFirst(db);
  db.createObjectStore("attachments", { keyPath: "id" });
  db.createObjectStore("sealed");
}

function layFirst(db) {
  db.createObjectStore("device");
  db.createObjectStore("users", { keyPath: "id" });
  db.createObjectStore("records", { keyPath: ["user", "store", "id"] });
  db.createObjectStore("outbox", { keyPath: "op_id" }).createIndex("seq", "seq");
}

async function read(store, ask) {
  const db = await open();
  return new Promise((resolve, reject) => {
    const request = ask(db.transaction(store).objectStore(store));
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

export const get = (store, key) => read(store, (it) => it.get(key));
export const all = (store) => read(store, (it) => it.getAll());
export const inOrder = (store, index) => read(store, (it) => it.index(index).getAll());
export const of = (user, store) => read("records", (it) => it.getAll(IDBKeyRange.bound([user, store], [user, store, []])));

/** Runs `work(name => objectStore)` as one transaction: all of it or nothing. */
export async function write(stores, work) {
  const db = await open();
  return new Promise((resolve, reject) => {
    const transaction = db.transaction(stores, "readwrite", { durability: "strict" });
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(refusal(transaction.error));
    try {
      work((name) => transaction.objectStore(name));
    } catch (error) {
      transaction.abort();
      reject(error);
    }
  });
}

function refusal(error) {
  return error?.name === "QuotaExceededError" ? new TabletError("full", FULL) : new TabletError("not_saved", NOT_SAVED);
}

export const put = (store, value, key) => write([store], (on) => on(store).put(value, key));
export const remove = (store, key) => write([store], (on) => on(store).delete(key));

/** Changes one row where it lies; nothing happens when it has gone. `alter` gives the new row. */
export const alter = (store, key, change) => write([store], (on) => {
  const request = on(store).get(key);
  request.onsuccess = () => { if (request.result) on(store).put(change(request.result)); };
});

/** All that this user has that a key of hers opens. The sealed outbox stays. */
export function dropRecords(on, user) {
  on("records").delete(IDBKeyRange.bound([user], [user, []]));
}
