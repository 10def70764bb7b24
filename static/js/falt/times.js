// Swedish time in Swedish words, whatever zone the tablet is set to.

const ZONE = "Europe/Stockholm";
const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
const wallParts = new Intl.DateTimeFormat("sv-SE", { timeZone: ZONE, dateStyle: "short", timeStyle: "medium" });
const dayWord = new Intl.DateTimeFormat("sv-SE", { timeZone: "UTC", weekday: "long", day: "numeric", month: "long" });
const dateWord = new Intl.DateTimeFormat("sv-SE", { timeZone: "UTC", day: "numeric", month: "long", year: "numeric" });
const weekdayWord = new Intl.DateTimeFormat("sv-SE", { timeZone: "UTC", weekday: "long" });

function wallText(moment) {
  return wallParts.format(new Date(moment)).replaceAll("−", "-");
}

export function dayOf(moment) {
  return wallText(moment).slice(0, 10);
}

export function clock(moment) {
  return wallText(moment).slice(11, 16);
}

export function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

// "söndag 22 november"
export function dayWords(day) {
  return dayWord.format(new Date(day));
}

export function dateWords(day) {
  return dateWord.format(new Date(day));
}

export function daysBetween(from, to) {
  return Math.round((new Date(to) - new Date(from)) / DAY);
}

export function nearDay(day, today) {
  const days = daysBetween(today, day);
  return { "-1": "i går", 0: "i dag", 1: "i morgon" }[days] ?? dateWords(day);
}

export function tabWords(day, today) {
  const days = daysBetween(today, day);
  return { 0: "I dag", 1: "I morgon" }[days] ?? capital(weekdayWord.format(new Date(day)));
}

// "i dag 09:02", "19 november 2026 09:02"
export function momentWords(moment, now) {
  return `${nearDay(dayOf(moment), dayOf(now))} ${clock(moment)}`;
}

export function lengthWords(milliseconds) {
  const minutes = Math.max(0, Math.floor(milliseconds / 60000));
  const hours = Math.floor(minutes / 60);
  return hours ? `${hours} tim ${minutes % 60} min` : `${minutes} min`;
}

// The moment of a Swedish date and clock, or null when there is none: half typed, or the hour that is skipped in
// spring. Of the hour that comes twice in autumn it takes the first, as the server does.
export function momentOf(day, time) {
  const guess = Date.parse(`${day}T${time}Z`);
  if (Number.isNaN(guess)) return null;
  const candidates = [guess - DAY, guess + DAY].map((near) => guess - offset(near));
  const found = candidates.filter((moment) => wallText(moment).slice(0, 16) === `${day} ${time.slice(0, 5)}`);
  return found.length ? new Date(Math.min(...found)) : null;
}

function offset(moment) {
  return Date.parse(`${wallText(moment).replace(" ", "T")}Z`) - Math.floor(moment / 1000) * 1000;
}
