// The line that is always there: whether what was written has been sent.

import { h, icon } from "./dom.js";
import { momentWords } from "./times.js";

export function statusLine(tablet) {
  const words = h("span", {});
  const contact = h("small", {});
  const mark = h("span", { class: "falt-status-mark" });
  const node = h("div", { class: "falt-status", role: "status" }, h("a", { href: "#/vantar" }, mark, h("span", { class: "falt-status-words" }, words, contact)));

  function update() {
    const said = statusWords(tablet.state);
    node.dataset.tone = said.tone;
    change(words, said.words);
    change(contact, contactWords(tablet));
    mark.replaceChildren(icon(said.iconName));
  }
  update();
  return { node, update };
}

// A live region speaks when it changes, so it is left alone when it does not.
function change(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

export function statusWords({ unsent, needsYou, pictures, picturesRefused }) {
  const yours = needsYou + picturesRefused;
  const onTheWay = pictures && `${pictures} ${pictures === 1 ? "bild" : "bilder"} på väg`;
  const words = [yours && `${yours} behöver dig`, unsent && `${unsent} väntar på nät`, onTheWay].filter(Boolean).join(", ");
  if (yours) return { tone: "danger", iconName: "triangle-alert", words };
  if (words) return { tone: "warning", iconName: "upload", words };
  return { tone: "done", iconName: "circle-check", words: "Allt skickat" };
}

function contactWords(tablet) {
  const { lastContact } = tablet.state;
  return lastContact ? `Kontakt ${momentWords(lastContact, tablet.now())}` : "Ingen kontakt än";
}
