// What several screens ask for in the same way.

import { h, inputField, selectField } from "./dom.js";
import { clock, dayOf, momentOf } from "./times.js";

export function personField(pack, value, onchange) {
  const options = [["", "Välj person"], ...pack.people.map(({ order, name }) => [order, name])];
  return selectField({ label: "Person", options, value: value ?? "", onchange });
}

// A date and a clock that together are one moment; null while they are not.
export function momentField({ label, value, max, onchange }) {
  const said = { day: value ? dayOf(value) : "", time: value ? clock(value) : "" };
  const change = (name) => (text) => {
    said[name] = text;
    onchange(momentOf(said.day, said.time)?.toISOString() ?? null);
  };
  const day = inputField({ label, type: "date", value: said.day, max, onchange: change("day") });
  const time = inputField({ label: "Klockan", type: "time", value: said.time, onchange: change("time") });
  return h("div", { class: "times falt-moment" }, day, time);
}
