// What is shown until the day can be: pairing, signing in, the PIN, and why it does not open.
import { button, h, link, useSprite } from "./dom.js";
import { PIN_LENGTH, weakness } from "./lock.js";
import * as tablet from "./tablet.js";

const { state } = tablet;
const SCREENS = { starting, unpaired, signed_out, choose_pin, locked, expired, revoked };
let root = null;
let shown = "";

export function use(element) {
  root = element;
  useSprite(root.dataset.sprite);
}

/** Draws the phase's screen once: what somebody is typing there stays when something else changes. */
export async function show() {
  const screen = `${state.phase} ${state.user?.id ?? ""}`;
  if (screen === shown) return;
  shown = screen;
  const parts = await SCREENS[state.phase]();
  if (screen !== shown) return;
  root.replaceChildren(h("div", { class: "falt" }, h("main", { class: "falt-main" }, h("div", { class: "login" }, ...parts))));
  document.title = `${root.querySelector("h1")?.textContent ?? "Min dag"} – Boendestöd`;
  root.querySelector("[autofocus]")?.focus();
}

export function leave() {
  shown = "";
}

// --- The screens ----------------------------------------------------------------------------------------------------

function starting() {
  return [h("p", {}, "Öppnar …")];
}

function unpaired() {
  const code = field("Kod", { name: "code", autocomplete: "off", inputmode: "numeric", autofocus: true });
  return [
    h("h1", {}, "Koppla surfplattan"),
    h("p", {}, "Din chef eller samordnare registrerar surfplattan under Surfplattor och får en kod. Koden gäller i tio minuter."),
    form([code], "Koppla", async ({ code: typed }) => tablet.pair(typed.trim())),
    ...unsentWords(),
  ];
}

function signed_out() {
  return [
    h("h1", {}, "Logga in"),
    h("p", {}, "Logga in med nät första gången. Sedan väljer du en pinkod, och då går surfplattan att öppna utan nät."),
    away("Logga in", tablet.signOut, null),
    ...unsentWords(),
  ];
}

function choose_pin() {
  const rule = `Minst ${PIN_LENGTH} siffror. Du använder den när du öppnar surfplattan, också utan nät. Ge den inte till någon annan.`;
  const pin = pinField("Ny pinkod", { name: "pin", autofocus: true }, rule);
  const again = pinField("Samma pinkod igen", { name: "again" });
  return [
    h("h1", {}, "Välj en pinkod"),
    h("p", {}, `Du är inloggad som ${state.user.name}.`),
    form([pin, again], "Spara pinkoden", async ({ pin: typed, again: repeated }) => {
      const weak = weakness(typed, repeated);
      if (!weak) await tablet.choosePin(typed);
      return weak;
    }),
    otherPerson(),
  ];
}

async function locked() {
  const users = await tablet.users();
  const who = users.length > 1 ? [whoField(users)] : [];
  const only = h("p", {}, h("strong", {}, state.user.name));
  const pin = pinField("Pinkod", { name: "pin", autofocus: true });
  return [
    h("h1", {}, "Surfplattan är låst"),
    ...(who.length ? [] : [only]),
    form([...who, pin], "Lås upp", async ({ user, pin: typed }) => {
      await tablet.unlock(users.find(({ id }) => String(id) === user) ?? state.user, typed);
    }),
    forgotten(),
    otherPerson(),
    ...unsentWords(),
  ];
}

function expired() {
  return [
    h("h1", {}, "Dagsplanen behöver hämtas"),
    h("p", {}, "Uppgifter om personer finns bara en kort tid på surfplattan. Hämta en ny dagsplan när du har nät."),
    h("div", { class: "actions" }, button("Hämta dagsplanen", busy(tablet.refresh)), signIn(), button("Lås", () => tablet.lock(), { variant: "secondary" })),
    ...unsentWords(),
  ];
}

function revoked() {
  const lost = state.lost
    ? `${state.lost} ${state.lost === 1 ? "anteckning" : "anteckningar"} hade inte skickats när surfplattan spärrades. Ingen kan läsa dem här. Säg det till din chef och skriv det du minns.`
    : "Allt som du hade skrivit var skickat.";
  return [
    h("h1", {}, "Surfplattan är spärrad"),
    h("p", {}, "Uppgifterna om personer är borttagna från den. Tala med din chef."),
    h("p", {}, lost),
    button("Koppla surfplattan på nytt", tablet.pairAgain, { variant: "secondary" }),
  ];
}

// --- Their parts ----------------------------------------------------------------------------------------------------

function unsentWords() {
  if (!state.unsent) return [];
  return [h("p", { class: "subtle" }, `${state.unsent} väntar på nät. Det finns kvar och skickas, vem som än använder surfplattan.`)];
}

const login = () => `${document.documentElement.dataset.login}?next=${location.pathname}`;
const signIn = () => link("Logga in", login());

function otherPerson() {
  return away("Någon annan ska använda surfplattan", tablet.signOut);
}

function forgotten() {
  const words = "Logga in igen och välj en ny pinkod. Det du har skrivit men inte skickat finns kvar och skickas. Du behöver nät.";
  return h("details", { class: "ds-details" }, h("summary", {}, "Jag har glömt pinkoden"), h("div", {}, h("p", {}, words),
    away("Logga in och välj en ny", async () => {
      const isOut = await tablet.signOut();
      if (isOut) await tablet.forgetPin(state.user);
      return isOut;
    })));
}

/** A button that ends at the login page, and says so when there is no network to get there. */
function away(words, prepare, variant = "tertiary") {
  const told = h("p", { role: "status", class: "subtle" });
  const go = async () => {
    if (await prepare()) location.assign(login());
    else told.textContent = "Ingen kontakt med servern. Försök igen när du har nät.";
  };
  return h("div", {}, button(words, busy(go), { variant }), told);
}

function busy(work) {
  return async ({ currentTarget }) => {
    currentTarget.disabled = true;
    try {
      await work();
    } finally {
      currentTarget.disabled = false;
    }
  };
}

/** `send` gives why not, or throws it; else the phase changes and the screen with it. */
function form(fields, words, send) {
  const told = h("p", { class: "ds-validation-message", role: "alert", hidden: true });
  const submit = h("button", { class: "ds-button", type: "submit" }, words);
  const onsubmit = async (event) => {
    event.preventDefault();
    const typed = Object.fromEntries(new FormData(event.currentTarget));
    const node = event.currentTarget;
    submit.disabled = told.hidden = true;
    const refusal = await send(typed).catch((error) => error.message);
    submit.disabled = false;
    told.textContent = refusal || "";
    told.hidden = !refusal;
    if (refusal) node.querySelector("input")?.select();
  };
  return h("form", { class: "panel stack", novalidate: true, onsubmit }, told, ...fields, submit);
}

function field(label, attributes, description = "") {
  const id = `falt-${attributes.name}`;
  const about = description && h("p", { id: `${id}-om`, "data-field": "description" }, description);
  const input = h("input", { class: "ds-input", id, "aria-describedby": about ? `${id}-om` : null, ...attributes });
  return h("ds-field", { class: "ds-field" }, h("label", { class: "ds-label", for: id }, label), about, input);
}

const pinField = (label, attributes, description) =>
  field(label, { class: "ds-input falt-pin", inputmode: "numeric", autocomplete: "off", ...attributes }, description);

function whoField(users) {
  const options = users.map(({ id, name }) => h("option", { value: id, selected: id === state.user.id }, name));
  const select = h("select", { class: "ds-input", id: "falt-user", name: "user" }, ...options);
  return h("ds-field", { class: "ds-field" }, h("label", { class: "ds-label", for: "falt-user" }, "Vem är du?"), select);
}
