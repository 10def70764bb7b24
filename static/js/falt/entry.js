// What is written on a screen of its own (note, deviation, concern): kept from the first change on, under an address
// that finds it again.

import * as begun from "./begun.js";
import { throwAway as throwAwayPictures } from "./camera.js";
import { button, confirm } from "./dom.js";

const SCREEN_OF = { note: "anteckning", deviation: "avvikelse", concern: "oro" };

export function open(kind, how, id, fresh) {
  if (how !== "paborjad") return { id: crypto.randomUUID(), kind, order: null, content: {}, signed: null, ...fresh };
  const entry = begun.get(id);
  return entry && !entry.signed && entry.kind === kind ? entry : null;
}

// Nothing is there to throw away before something is written.
let away = null;

export function set(entry, name, value) {
  if (name === "order") entry.order = value;
  else entry.content[name] = value;
  keep(entry);
}

/** Also finds its way back to where it is written. */
export function keep(entry) {
  const screen = SCREEN_OF[entry.kind];
  if (screen && !begun.get(entry.id)) history.replaceState(null, "", `#/${screen}/paborjad/${entry.id}`);
  if (away?.id === entry.id) away.node.hidden = false;
  return begun.keep(entry);
}

export function throwAway(context, entry) {
  const isKept = Boolean(begun.get(entry.id));
  const node = button("Kasta det du har skrivit här", () => context.once(() => drop(context, entry)), { variant: "tertiary", "data-color": "danger", hidden: !isKept });
  away = { id: entry.id, node };
  return node;
}

async function drop(context, entry) {
  const sure = await confirm({ title: "Kasta det du har skrivit?", text: "Det finns bara här och kommer inte tillbaka.", action: "Kasta", danger: true });
  if (!sure) return;
  await throwAwayPictures(context, entry);
  await begun.drop(entry.id);
  context.go("dag", { replace: true, message: "Det är kastat." });
}

// Kept in the outbox from here on.
export async function sign({ tablet, go }, entry, type, payload, message) {
  await tablet.record(type, entry.id, payload);
  await begun.keep(begun.signed(entry, payload, tablet.now()));
  go("dag", { replace: true, message });
}
