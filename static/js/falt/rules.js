// The few rules that the screens must know before the server is asked. The server decides; the tests hold both to the
// same tables.

const HOUR = 60 * 60 * 1000;
export const LATE_START = 10 * 60 * 1000;

// followup/rules/note.py. Words that say that it went by plan, and words that say nothing more.
export const BY_PLAN = new Set(
  `beställning beställningen genomförandeplan genomförandeplanen genomförande gf gfp gp plan planen planenligt
  planerat planering planeringen rutin rutinen rutiner schema schemat uppdrag uppdraget vanligt
  genomfört genomförd genomförda gjort klart utfört utförd utförda`.split(/\s+/),
);
export const FILLING = new Set(
  `alla allt annat anmärkning att avvikelse avvikelser besök besöken besöket bra dag dagens det efter enl enligt
  följde följdes följer följs följt gick gjordes ha har helt hela hemma i idag inga inget insats insatsen insatser
  insatserna kl klockan notera ok okej och rapportera som stöd stödet särskilt ua utan utifrån vi är
  aktivitet aktiviteten aktiviteter aktiviteterna blev`.split(/\s+/),
);

export function byPlanOnly(text) {
  const words = text.normalize("NFC").toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];
  const said = words.filter((word) => !/^\p{Nd}+$/u.test(word));
  return said.some((word) => BY_PLAN.has(word)) && said.every((word) => BY_PLAN.has(word) || FILLING.has(word));
}

// followup/rules/visit.py: day_place
export function placeOn({ weekdays, place }, day) {
  if (!weekdays) return place;
  if (!weekdays.length) return 2;
  return weekdays.includes(new Date(day).getUTCDay() || 7) ? 1 : 3;
}

// followup/rules/visit.py: cancellation. Exactly so many hours ahead is in time.
export function cancellation(startsAt, toldAt, hours) {
  const inTime = new Date(startsAt) - new Date(toldAt) >= hours * HOUR;
  return inTime ? "cancelled_by_person_in_time" : "cancelled_by_person_late";
}

export function wasPerformed(outcome) {
  return outcome.startsWith("performed");
}

export function byPerson(outcome) {
  return outcome.startsWith("cancelled_by_person");
}

// When nobody was there or said no at the door there was nothing to be told ahead.
export function isToldAhead(outcome) {
  return !["", "no_show", "refused_at_door"].includes(outcome);
}
