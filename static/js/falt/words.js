// How what was begun, signed or refused is named to the one who wrote it.

import * as begun from "./begun.js";
import { person } from "./day_list.js";
import { momentWords } from "./times.js";

const BEGUN = { visit: "besök", missed: "besök som inte blev av", note: "anteckning", deviation: "avvikelse", concern: "orosanmälan" };
const SENT = {
  "visit.start": "Besök påbörjat",
  "draft.save": "Påbörjat besök sparat",
  "draft.drop": "Påbörjat besök kastat",
  "visit.sign": "Besök",
  "planned.told": "Personen har fått veta vem som kommer",
  "note.sign": "Anteckning",
  "deviation.report": "Avvikelse",
  "concern.record": "Orosanmälan noterad",
};

export function entryWords(pack, entry, now) {
  const when = entry.kind === "visit" ? ` ${momentWords(entry.started_at, now)}` : "";
  const name = entry.order ? person(pack, entry.order).name : "Ingen person vald";
  return [name, `${BEGUN[entry.kind]}${when}, påbörjat men inte signerat`];
}

export function operationWords(pack, { payload, type, entityId }, now) {
  const order = payload.order ?? begun.get(entityId)?.order;
  const name = order && person(pack, order).name;
  const moment = payload.starts_at ?? payload.event_at ?? payload.happened_at ?? payload.made_at ?? payload.told_at ?? payload.started_at;
  return [SENT[type] ?? type, name, moment && momentWords(moment, now)].filter(Boolean).join(", ");
}

// What somebody wrote in it, so that it can be copied and kept elsewhere.
export function operationText({ payload }) {
  const { text, reason, wished, also_done: alsoDone } = { ...payload, ...payload.fields };
  return [text, reason && `Varför: ${reason}`, wished && `Önskade: ${wished}`, alsoDone && `Gjordes också: ${alsoDone}`].filter(Boolean).join("\n\n");
}
