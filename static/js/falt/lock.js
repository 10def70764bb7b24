// The PIN: what opens the user's own key, how often one may guess, and what to do when it is forgotten.
import * as clock from "./clock.js";
import * as device from "./device.js";
import * as keys from "./keys.js";
import * as store from "./store.js";
import * as vault from "./vault.js";
import { TabletError } from "./state.js";
import { call } from "./wire.js";

export const PIN_LENGTH = 6;
const TRIES = 5;
// Seconds to wait after the first, second, third and fourth wrong one.
const WAITS = [0, 5, 30, 60];

export function weakness(pin, again) {
  if (!/^\d+$/.test(pin) || pin.length < PIN_LENGTH) return `Pinkoden ska ha minst ${PIN_LENGTH} siffror.`;
  if (/^(\d)\1+$/.test(pin) || "01234567890 09876543210".includes(pin)) return "Välj en pinkod som är svårare att gissa.";
  if (pin !== again) return "Du skrev inte samma pinkod båda gångerna.";
  return "";
}

/** New keys for a user who has signed in. What she had sealed before is still sent; what only her old key opened goes. */
export async function choosePin(user, pin, csrf) {
  const raw = keys.random(32);
  const dataKey = await keys.dataKey(raw);
  const { secret, jwk } = await keys.newSigningKey();
  const { status, data } = await call("tablet/enrol/", {
    body: { public_key: jwk }, headers: { "X-CSRFToken": csrf },
  });
  if (status !== 204) throw new TabletError(data.code ?? "refused", data.title ?? "Servern tog inte emot pinkoden. Försök igen.");
  const row = {
    id: user.id,
    name: await device.hide(user.name),
    wrapped: await keys.wrap(raw, pin, device.own(), user.id),
    signing: await keys.encrypt(dataKey, `signing|${user.id}`, secret),
    wrong: 0,
    notBefore: 0,
    signInAgain: "",
  };
  await store.write(["users", "records"], (on) => {
    store.dropRecords(on, user.id);
    on("users").put(row);
  });
  vault.open(user.id, dataKey, await keys.signingKey(secret));
  await navigator.storage?.persist?.();
}

export function unlock(user, pin) {
  return navigator.locks.request("falt-pin", async () => {
    const row = await store.get("users", user);
    if (!row?.wrapped) throw new TabletError("erased", "Pinkoden gäller inte längre. Logga in och välj en ny.");
    await countTry(row);
    const raw = await open(row, pin);
    await store.put("users", { ...row, wrong: 0, notBefore: 0, signInAgain: "" });
    const dataKey = await keys.dataKey(raw);
    const secret = await keys.decrypt(dataKey, `signing|${user}`, row.signing);
    vault.open(user, dataKey, await keys.signingKey(secret));
  });
}

/** Counted before it is tried, so that closing the page gives no further guess. */
async function countTry(row) {
  const now = clock.now().getTime();
  if (now < row.notBefore) {
    throw new TabletError("wait", `Vänta ${Math.ceil((row.notBefore - now) / 1000)} sekunder innan du försöker igen.`);
  }
  row.wrong += 1;
  row.notBefore = now + (WAITS[row.wrong - 1] ?? 0) * 1000;
  await store.put("users", row);
}

async function open(row, pin) {
  try {
    return await keys.unwrap(row.wrapped, pin, device.own(), row.id);
  } catch {
    if (row.wrong >= TRIES) {
      await forget(row.id);
      throw new TabletError("erased", "Fel pinkod fem gånger. Logga in och välj en ny.");
    }
    const left = TRIES - row.wrong;
    throw new TabletError("wrong_pin", `Fel pinkod. Du kan försöka ${left} ${left === 1 ? "gång" : "gånger"} till.`);
  }
}

/** The keys go, and a session that still lives does not count: she must sign in anew to choose another PIN. */
export function forget(user) {
  return store.write(["users", "records"], (on) => {
    store.dropRecords(on, user);
    const request = on("users").get(user);
    request.onsuccess = () => {
      on("users").put({ ...request.result, wrapped: null, signing: null, wrong: 0, notBefore: 0, signInAgain: "due" });
    };
  });
}

export const signedOut = (user) => store.alter("users", user, (row) => ({ ...row, signInAgain: "" }));
