// A new version waits until nothing is unsent and nobody is writing. The one who uses the tablet chooses when.
import { change, state } from "./state.js";

const TAB = "falt-tab";
const PATIENCE = 5_000;
let registration = null;

export async function watch() {
  const { worker } = document.documentElement.dataset;
  registration = await navigator.serviceWorker.register(worker, { scope: "/falt/", updateViaCache: "none" });
  navigator.locks.request(TAB, { mode: "shared" }, () => new Promise(() => {}));
  ready();
  registration.addEventListener("updatefound", () => registration.installing.addEventListener("statechange", ready));
  document.addEventListener("visibilitychange", look);
}

function look() {
  if (!document.hidden) registration.update().catch(() => {});
}

function ready() {
  change({ updateReady: Boolean(registration.waiting && navigator.serviceWorker.controller) });
}

export async function take() {
  const refusal = await reasonToWait();
  change({ updateRefusal: refusal });
  if (refusal) return;
  // The browser lets the old one finish what it does first, which can take minutes: then somebody may be writing again.
  navigator.serviceWorker.addEventListener("controllerchange", reloadUnlessWriting, { once: true });
  registration.waiting.postMessage("take over");
  setTimeout(takeWithoutWaiting, PATIENCE);
}

// The old one is let go of, and the page comes anew from the server: so only when the server can be reached.
async function takeWithoutWaiting() {
  const isThere = await fetch("/api/v1/tablet/session/").then(({ ok }) => ok, () => false);
  const refusal = isThere ? await reasonToWait() : "Stäng appen och öppna den igen för att byta.";
  change({ updateRefusal: refusal });
  if (refusal) return;
  await registration.unregister();
  location.reload();
}

function reloadUnlessWriting() {
  if (!isWriting()) location.reload();
}

const isWriting = () => document.querySelector("#falt :is(textarea, input:not(.falt-pin))") !== null;

async function reasonToWait() {
  if (state.unsent) return "Det du har skrivit ska skickas först.";
  if (isWriting()) return "Gör klart det du skriver först.";
  const { held } = await navigator.locks.query();
  return held.filter(({ name }) => name === TAB).length > 1 ? "Stäng de andra flikarna först." : "";
}
