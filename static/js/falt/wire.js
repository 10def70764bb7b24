// One question to the server. Every answer tells the time and that there is contact.
import * as clock from "./clock.js";
import { change, TabletError } from "./state.js";

const PATIENCE = 20_000;
const ROOT = "/api/v1/";

/** → {status, data}. Throws only when no answer of ours came: no network, or somebody else's page in between. */
export function call(path, { body, headers = {} } = {}) {
  const sent = body === undefined ? {} : { method: "POST", body: JSON.stringify(body) };
  return exchange(path, sent, { "Content-Type": "application/json", ...headers });
}

/** The same, with a part of a file. */
export const put = (path, bytes, headers) =>
  exchange(path, { method: "PUT", body: bytes }, { "Content-Type": "application/octet-stream", ...headers });

async function exchange(path, sent, headers) {
  const response = await ask(path, sent, headers);
  if (response.status >= 500) return away({ status: response.status, data: {} });
  const data = response.status === 204 ? {} : await json(response);
  const told = data.server_time ? Date.parse(data.server_time) : Date.parse(response.headers.get("Date")) + 500;
  if (told) clock.measured(told);
  change({ lastContact: clock.now(), reachable: true });
  return { status: response.status, data };
}

async function ask(path, sent, headers) {
  try {
    return await fetch(ROOT + path, {
      ...sent,
      headers: { Accept: "application/json", "X-Surfplatta": "1", ...headers },
      cache: "no-store",
      redirect: "error",
      signal: AbortSignal.timeout(PATIENCE),
    });
  } catch {
    throw noContact();
  }
}

async function json(response) {
  try {
    if (!/\bjson\b/.test(response.headers.get("Content-Type"))) throw noContact();
    return await response.json();
  } catch {
    throw noContact();
  }
}

function away(answer) {
  change({ reachable: false });
  return answer;
}

function noContact() {
  return away(new TabletError("no_contact", "Ingen kontakt med servern."));
}
