// The few rules that the screens must know before the server is asked. The server decides; the tests hold both to
// the same table (tests/browser/tablet_pages/rules.json).

const NOTICE = 24 * 60 * 60 * 1000;
export const LATE_START = 10 * 60 * 1000;

// A letter for JavaScript's \b is only a–z, so the edges of a word are written out.
const EDGE = "(?:(?<![\\p{L}\\p{N}_])(?=[\\p{L}\\p{N}_])|(?<=[\\p{L}\\p{N}_])(?![\\p{L}\\p{N}_]))";
const BY_PLAN = new RegExp(
  `${EDGE}(enl(igt|\\.)?|efter) (gf-?|genomförande)?planen?${EDGE}|${EDGE}som planerat${EDGE}|${EDGE}genomförande ?plan(en)?${EDGE}`,
  "gu",
);
const EMPTY_WORDS = new RegExp(
  `${EDGE}(allt|besöket|insatsen|stödet|utfört|utförd|genomfört|genomförd|gjort|gick|bra|ok|okej|har|är|i dag|idag|och)${EDGE}|[^\\p{L}\\p{N}_]`,
  "gu",
);

// followup/rules/visit.py: by_plan_only
export function byPlanOnly(text) {
  const said = text.toLowerCase();
  return said.search(BY_PLAN) >= 0 && said.replace(BY_PLAN, "").replace(EMPTY_WORDS, "") === "";
}

// followup/rules/visit.py: cancellation. Exactly 24 hours ahead is in time.
export function cancellation(startsAt, toldAt) {
  const inTime = new Date(startsAt) - new Date(toldAt) >= NOTICE;
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
