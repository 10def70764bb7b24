// The cryptography, and nothing else: docs/tablet.md says which key protects what.
const utf8 = new TextEncoder();
const ROUNDS = 600_000;
const AES = { name: "AES-GCM", length: 256 };
const SIGNING = { name: "ECDSA", namedCurve: "P-256" };
const AGREEING = { name: "ECDH", namedCurve: "P-256" };

export const random = (length) => crypto.getRandomValues(new Uint8Array(length));

export function base64(buffer) {
  let text = "";
  for (const byte of new Uint8Array(buffer)) text += String.fromCharCode(byte);
  return btoa(text);
}

export function bytesOf(base64Text) {
  return Uint8Array.from(atob(base64Text), (letter) => letter.charCodeAt(0));
}

export async function sha256(bytes) {
  const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...sum].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** UUID version 7: sorts by time. */
export function uuid7(ms) {
  const bytes = random(16);
  for (let index = 0; index < 6; index += 1) bytes[index] = Math.floor(ms / 2 ** (40 - 8 * index)) % 256;
  bytes[6] = (bytes[6] & 0x0f) | 0x70;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

// --- What lies on the tablet ----------------------------------------------------------------------------------------

export const newDeviceKey = () => crypto.subtle.generateKey(AES, false, ["encrypt", "decrypt"]);

export async function encrypt(key, context, bytes) {
  const iv = random(12);
  const ct = await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: utf8.encode(context) }, key, bytes);
  return { iv, ct: new Uint8Array(ct) };
}

export async function decrypt(key, context, { iv, ct }) {
  const plain = { name: "AES-GCM", iv, additionalData: utf8.encode(context) };
  return new Uint8Array(await crypto.subtle.decrypt(plain, key, ct));
}

export const encryptJson = (key, context, content) => encrypt(key, context, utf8.encode(JSON.stringify(content)));
export const decryptJson = async (key, context, box) =>
  JSON.parse(new TextDecoder().decode(await decrypt(key, context, box)));

async function pinKey(pin, salt, rounds) {
  const secret = await crypto.subtle.importKey("raw", utf8.encode(pin), "PBKDF2", false, ["deriveKey"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt, iterations: rounds };
  return crypto.subtle.deriveKey(how, secret, AES, false, ["encrypt", "decrypt"]);
}

/** The data key under the PIN, and that under the device's own key: both are needed to open it. */
export async function wrap(raw, pin, deviceKey, user) {
  const salt = random(16);
  const inner = await encrypt(await pinKey(pin, salt, ROUNDS), `pin|${user}`, raw);
  const both = new Uint8Array([...inner.iv, ...inner.ct]);
  return { salt, rounds: ROUNDS, ...await encrypt(deviceKey, `device|${user}`, both) };
}

/** Throws for a wrong PIN. */
export async function unwrap({ salt, rounds, iv, ct }, pin, deviceKey, user) {
  const both = await decrypt(deviceKey, `device|${user}`, { iv, ct });
  const inner = { iv: both.slice(0, 12), ct: both.slice(12) };
  return decrypt(await pinKey(pin, salt, rounds), `pin|${user}`, inner);
}

export const dataKey = (raw) => crypto.subtle.importKey("raw", raw, AES, false, ["encrypt", "decrypt"]);

export async function newSigningKey() {
  const pair = await crypto.subtle.generateKey(SIGNING, true, ["sign", "verify"]);
  const { kty, crv, x, y } = await crypto.subtle.exportKey("jwk", pair.publicKey);
  const secret = new Uint8Array(await crypto.subtle.exportKey("pkcs8", pair.privateKey));
  return { secret, jwk: { kty, crv, x, y } };
}

export const signingKey = (secret) => crypto.subtle.importKey("pkcs8", secret, SIGNING, false, ["sign"]);

// --- What goes to the server ----------------------------------------------------------------------------------------

/** The text as its author signed it. */
export async function signed(text, key) {
  const signature = await crypto.subtle.sign({ name: "ECDSA", hash: "SHA-256" }, key, utf8.encode(text));
  return JSON.stringify({ body: text, sig: base64(signature) });
}

/** Encrypted so that only the server opens it: not this tablet, and not who holds it next. */
export async function seal(text, opId, sealingKey) {
  const { epk, iv, ct } = await sealed(utf8.encode(text), opId, sealingKey);
  return { key_id: sealingKey.key_id, epk: base64(epk), iv: base64(iv), ct: base64(ct) };
}

/** The same, as one row of bytes: the key's id, the point, the IV and what is encrypted. */
export async function sealFile(bytes, fileId, sealingKey) {
  const { epk, iv, ct } = await sealed(bytes, fileId, sealingKey);
  return new Uint8Array(await new Blob([sealingKey.key_id, epk, iv, ct]).arrayBuffer());
}

async function sealed(bytes, context, sealingKey) {
  const theirs = await crypto.subtle.importKey("jwk", sealingKey.jwk, AGREEING, false, []);
  const ours = await crypto.subtle.generateKey(AGREEING, true, ["deriveBits"]);
  const shared = await crypto.subtle.deriveBits({ name: "ECDH", public: theirs }, ours.privateKey, 256);
  const material = await crypto.subtle.importKey("raw", shared, "HKDF", false, ["deriveKey"]);
  const how = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info: utf8.encode("boendestod sealed v1") };
  const key = await crypto.subtle.deriveKey(how, material, AES, false, ["encrypt"]);
  const epk = await crypto.subtle.exportKey("raw", ours.publicKey);
  return { epk, ...await encrypt(key, context, bytes) };
}
