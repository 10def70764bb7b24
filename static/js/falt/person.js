// One person: how to reach her, what is agreed, and what was written last.

import { byPlace, person, PLACES } from "./day_list.js";
import { button, details, empty, facts, h, icon, link, section } from "./dom.js";
import { beginUnplanned } from "./starting.js";
import { dayOf, momentWords } from "./times.js";

export function peopleScreen({ pack }) {
  const lines = pack.people.map(({ order, name, address }) =>
    h("li", {}, h("a", { href: `#/person/${order}` }, icon("circle-user-round"), h("span", {}, h("strong", {}, name), h("span", { class: "subtle" }, address)), icon("chevron-right"))),
  );
  const list = lines.length ? h("ul", { class: "falt-list" }, lines) : empty("Inga personer", "Här visas de personer som du ska besöka i dag och de närmaste dagarna.");
  return { title: "Personer", content: [list] };
}

// With "plan" it is opened from a visit under way, and the plan comes first.
export function personScreen(context, order, first) {
  if (!context.pack.people.some((one) => one.order === order)) return null;
  const who = person(context.pack, order);
  const agreed = plan(who, dayOf(context.tablet.now()));
  const fromVisit = first === "plan";
  const parts = fromVisit ? [...agreed, before(who), written(context, who)] : [before(who), ...agreed, written(context, who), more(context, order)];
  const actions = fromVisit ? [button("Till besöket", () => history.back(), { iconName: "arrow-left" })] : [];
  return { title: who.name, alone: fromVisit, content: parts.filter(Boolean), actions };
}

function before(who) {
  const { phone, children } = who;
  const call = phone && h("a", { href: `tel:${phone.replace(/[^\d+]/g, "")}`, class: "falt-call" }, icon("phone"), phone);
  const pairs = [
    ["Telefon", call], ["Adress", who.address], ["Så kommer du in", who.access], ["Innan besöket", who.arrival], ["Tänk på", who.think_of],
    ["Risker i hemmet", who.risks], ["Barn i hemmet", children], ["Så pratar vi", who.communication],
  ];
  return section("Innan du går in", facts(pairs) || h("p", { class: "subtle" }, "Inget är skrivet."));
}

function plan(who, today) {
  const state = who.plan_state && h("p", { class: "ds-alert", "data-color": "warning" }, who.plan_state);
  const [first, anyDay, otherDay] = byPlace(who, today);
  const groups = [activities(PLACES[1], first), activities(PLACES[2], anyDay), otherDay.length && details(`${PLACES[3]} (${otherDay.length})`, activityList(otherDay))];
  const none = !who.activities.length && empty("Planen har inga aktiviteter här", "Fråga samordnaren vad som ska göras.");
  return [state, none, ...groups, goals(who), wishes(who)];
}

function activities(words, found) {
  return found.length && section(words, activityList(found));
}

function activityList(found) {
  return h("ul", { class: "falt-plan" }, found.map(activity));
}

function activity({ what, how, where, when, goal, last }) {
  const facts = [where, when, goal && `mål ${goal}`].filter(Boolean).join(" · ");
  return h("li", {}, h("h3", {}, what), h("p", {}, how || "Hur ni gör är inte skrivet."), facts && h("p", { class: "subtle" }, facts), last && h("p", {}, `Senast: ${last}`));
}

function goals({ goals: found }) {
  if (!found.length) return "";
  return section("Målen", h("ol", {}, found.map(({ number, goal, indicator }) => h("li", { value: number }, h("strong", {}, goal), indicator && h("p", { class: "subtle" }, `Det märks på: ${indicator}`)))));
}

function wishes({ wishes: found }) {
  return found.length ? section("Önskemål som inte är uppfyllda", h("ul", {}, found.map((wish) => h("li", {}, wish)))) : "";
}

function written({ tablet }, { notes }) {
  if (!notes.length) return section("Senaste anteckningarna", h("p", { class: "subtle" }, "Ingen anteckning än."));
  const lines = notes.map(({ at, author, text }) => h("li", {}, h("p", { class: "subtle" }, `${momentWords(at, tablet.now())}, ${author}`), h("p", { class: "falt-text" }, text)));
  return section("Senaste anteckningarna", h("ol", { class: "falt-plan" }, lines));
}

function more(context, order) {
  return h("p", { class: "actions" },
    button("Starta ett besök utan tid", () => context.once(() => beginUnplanned(context, order)), { variant: "secondary", iconName: "clock" }),
    link("Skriv en anteckning", `#/anteckning/ny/${order}`, { iconName: "pencil" }),
    link("Avvikelse eller klagomål", `#/avvikelse/ny/${order}`, { iconName: "flag" }),
    link("Oro för ett barn", `#/oro/ny/${order}`, { iconName: "baby" }));
}
