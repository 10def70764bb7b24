// What else one may write than what the day's list offers.

import { h, icon } from "./dom.js";
import { beginUnplanned } from "./starting.js";

const KINDS = [
  ["skriv/besok", "Besök utan tid", "Ett besök som inte står i schemat.", "plus"],
  ["anteckning/ny", "Anteckning utan besök", "Till exempel ett telefonsamtal.", "phone"],
  ["avvikelse/ny", "Avvikelse eller klagomål", "Något som blev fel, eller någon som klagar.", "flag"],
  ["oro/ny", "Oro för ett barn", "Hur du anmäler, och att du har anmält.", "baby"],
];

export function writeScreen(context, what) {
  if (what === "besok") return { title: "Besök utan tid", content: [startWith(context)] };
  return { title: "Skriv", content: [h("ul", { class: "falt-list" }, KINDS.map(kind))] };
}

function kind([address, name, words, iconName]) {
  return h("li", {}, h("a", { href: `#/${address}` }, icon(iconName), h("span", {}, h("strong", {}, name), h("span", { class: "subtle" }, words)), icon("chevron-right")));
}

function startWith(context) {
  const people = context.pack.people.map(({ order, name }) => {
    const start = () => context.once(() => beginUnplanned(context, order));
    return h("li", {}, h("button", { type: "button", onclick: start }, icon("clock"), h("span", {}, h("strong", {}, name), h("span", { class: "subtle" }, "Starta nu")), icon("chevron-right")));
  });
  return h("ul", { class: "falt-list" }, people);
}
