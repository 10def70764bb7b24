// What the server has not taken yet, and what it did not take. Nothing leaves this list but on the server's receipt or
// the author's own choice.

import * as begun from "./begun.js";
import { button, confirm, empty, h, link, tag } from "./dom.js";
import * as outgoing from "./outgoing.js";
import { wasPerformed } from "./rules.js";
import { momentWords } from "./times.js";
import { operationText, operationWords } from "./words.js";

const STATES = {
  waiting: ["Väntar på nät", "warning", "upload"],
  sending: ["Skickas", "info", "send"],
  needs_you: ["Behöver dig", "danger"],
  quarantined: ["Behöver dig", "danger"],
  sent: ["Skickat", "done"],
};

export function waitingScreen(context) {
  const list = h("div", { class: "stack" });
  const fill = () => list.replaceChildren(...listed(context));
  fill();
  return { title: "Det som väntar", content: [list], changed: fill };
}

function listed(context) {
  const { tablet, pack } = context;
  const found = tablet.outbox().filter(({ state, message }) => state !== "sent" || message).sort((a, b) => outgoing.needsAuthor(b) - outgoing.needsAuthor(a));
  const { unsentOfOthers, lastContact } = tablet.state;
  const contact = h("p", { class: "subtle" }, lastContact ? `Senaste kontakten med servern: ${momentWords(lastContact, tablet.now())}.` : "Ingen kontakt med servern än.");
  const others = unsentOfOthers ? h("p", {}, `Andra som använder surfplattan har ${unsentOfOthers} osända. De skickas också när det finns nät.`) : "";
  const pictures = tablet.pictures.list().map((picture) => pictureLine(context, picture));
  const lines = found.length || pictures.length ? h("ul", { class: "falt-waiting" }, found.map((operation) => line(context, operation)), pictures) : empty("Allt är skickat", "Här visas det som väntar på nät, och det som servern inte kunde ta emot.");
  const conflicts = pack.conflicts ? link("Visa krockarna på servern", "/krockar/") : "";
  return [contact, button("Skicka nu", () => context.once(() => tablet.refresh()), { variant: "secondary", iconName: "send" }), others, lines, conflicts].filter(Boolean);
}

function line(context, operation) {
  const { tablet, pack } = context;
  const [words, tone, iconName] = STATES[operation.state];
  const text = operationText(operation);
  const choices = choicesOf(context, operation, text).filter(Boolean);
  return h("li", { class: "panel stack", "data-tone": tone },
    h("div", { class: "falt-name" }, h("h2", {}, operationWords(pack, operation, tablet.now())), tag(words, tone, iconName)),
    operation.message && h("p", {}, operation.message),
    text && h("p", { class: "falt-text" }, text),
    h("p", { class: "subtle" }, `Sparat på surfplattan ${momentWords(operation.at, tablet.now())}`),
    choices.length && h("p", { class: "actions" }, ...choices));
}

function pictureLine(context, { id, at, state }) {
  const isRefused = state === "refused";
  const [words, tone, iconName] = isRefused ? STATES.needs_you : ["På väg", "warning", "upload"];
  const remove = button("Ta bort", () => context.once(() => removePicture(context, id)), { variant: "tertiary", "data-color": "danger" });
  return h("li", { class: "panel stack", "data-tone": tone },
    h("div", { class: "falt-name" }, h("h2", {}, "Bild till en anteckning"), tag(words, tone, iconName)),
    isRefused && h("p", {}, "Servern kunde inte ta emot bilden. Anteckningen är inte påverkad."),
    h("p", { class: "subtle" }, `Sparad på surfplattan ${momentWords(at, context.tablet.now())}`),
    h("p", { class: "actions" }, remove));
}

async function removePicture({ tablet, say }, id) {
  const text = "Bilden finns bara på surfplattan tills servern har tagit emot den. Den kommer inte tillbaka.";
  if (!await confirm({ title: "Ta bort bilden?", text, action: "Ta bort", danger: true })) return;
  await tablet.pictures.drop(id);
  say("Bilden är borttagen.");
}

function choicesOf(context, operation, text) {
  const copy = text && button("Kopiera texten", () => context.once(() => copyText(context, text)), { variant: "secondary" });
  if (!outgoing.needsAuthor(operation)) return [copy];
  const remove = button("Ta bort", () => context.once(() => removeIt(context, operation)), { variant: "tertiary", "data-color": "danger" });
  if (outgoing.isConflict(operation)) return [link("Välj version", "/krockar/", { variant: null }), copy, remove];
  const again = button("Försök igen", () => context.once(() => tryAgain(context, operation)));
  const mend = operation.type === "visit.sign" && button("Rätta", () => context.once(() => mendVisit(context, operation)), { variant: "secondary" });
  return [again, mend, copy, remove];
}

async function copyText({ say }, text) {
  await navigator.clipboard.writeText(text);
  say("Texten är kopierad.");
}

async function tryAgain({ tablet }, { op_id: id }) {
  await tablet.retry(id);
  await tablet.refresh();
}

// The words come back to the visit's screen. What the server has kept is closed when the mended one is taken.
async function mendVisit({ go }, { entityId, payload, op_id: opId }) {
  const { order, planned, attachments: pictures, ...content } = payload;
  const entry = { id: entityId, kind: "visit", order, planned, started_at: content.starts_at, version: 1, signed: null, replaces: opId, pictures };
  if (wasPerformed(content.outcome)) {
    await begun.keep({ ...entry, content, told: content });
    go(`besok/${entityId}`);
  } else {
    await begun.keep({ ...entry, content: {}, told: {}, missed: content });
    go(`blev-inte-av/paborjad/${entityId}`);
  }
}

async function removeIt({ tablet, pack, say }, operation) {
  const sure = await confirm({
    title: "Ta bort?", text: `${operationWords(pack, operation, tablet.now())} tas bort från surfplattan. Kopiera texten först om den behövs.`, action: "Ta bort", danger: true,
  });
  if (!sure) return;
  await tablet.discard(operation.op_id);
  await Promise.all((operation.payload.attachments ?? []).map(({ id }) => tablet.pictures.drop(id)));
  if (begun.get(operation.entityId)?.signed) await begun.drop(operation.entityId);
  say("Det är borttaget.");
}
