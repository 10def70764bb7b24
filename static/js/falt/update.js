// A new version waits until nothing is unsent and nobody is writing. The one who uses the tablet chooses when.
import { change, state } from "./state.js";

const TAB = "falt-tab";
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
  navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
  registration.waiting.postMessage("take over");
}

async function reasonToWait() {
  if (state.unsent) return "Det du har skrivit ska skickas först.";
  if (document.querySelector("#falt :is(textarea, input:not(.falt-pin))")) return "Gör klart det du skriver först.";
  const { held } = await navigator.locks.query();
  return held.filter(({ name }) => name === TAB).length > 1 ? "Stäng de andra flikarna först." : "";
}
