// What the tablet tells about itself, above whatever is shown.
import { button, h } from "./dom.js";
import * as tablet from "./tablet.js";
import * as update from "./update.js";

const { state } = tablet;
const HOUR = 3_600_000;
let root = null;
let shown = "";

export function use(element) {
  root = element;
}

export function show() {
  const said = NOTICES.filter(({ when }) => when());
  const key = JSON.stringify(said.map(({ words }) => words()));
  if (key === shown) return;
  shown = key;
  root.replaceChildren(...said.map(draw));
}

function draw({ tone, words, action }) {
  return h("div", { class: "ds-alert falt-notice", "data-color": tone }, h("p", {}, words()), action?.());
}

const isUsed = () => ["open", "expired"].includes(state.phase);

const NOTICES = [
  {
    when: () => state.full,
    tone: "danger",
    words: () => "Surfplattan är full. Det du skrev senast är inte sparat. Lämna inte sidan. Ta bort något annat från surfplattan och försök igen.",
  },
  {
    when: () => state.unknownDevice && state.device,
    tone: "warning",
    words: () => "Servern känner inte igen surfplattan. Det du skriver finns kvar här men skickas inte. Be din chef om en ny kod.",
    action: () => button("Koppla surfplattan", tablet.pairAgain, { variant: "secondary" }),
  },
  {
    when: () => state.clockWrong,
    tone: "warning",
    words: clockWords,
  },
  {
    when: () => state.notice && isUsed(),
    tone: "warning",
    words: () => state.notice,
  },
  {
    when: () => isUsed() && state.reachable && state.signedIn?.id !== state.user?.id,
    tone: "info",
    words: () => "Du är utloggad. Det du skriver sparas och skickas ändå, men dagsplanen blir inte ny förrän du loggar in.",
    action: () => h("a", { class: "ds-button", "data-variant": "secondary", href: `${document.documentElement.dataset.login}?next=${location.pathname}` }, "Logga in"),
  },
  {
    when: () => state.updateReady && !state.unsent,
    tone: "info",
    words: () => `Ny version finns. ${state.updateRefusal}`,
    action: () => button("Byt", update.take, { variant: "tertiary" }),
  },
];

function clockWords() {
  const off = Math.abs(state.clockOffsetMs);
  if (off < HOUR / 6) return "Surfplattans klocka har ändrats. Tiderna rättas när du får nät.";
  const amount = off < 1.5 * HOUR ? `${Math.round(off / 60_000)} minuter` : `${Math.round(off / HOUR)} timmar`;
  return `Surfplattans klocka går fel, ungefär ${amount}. Tiderna rättas när det du skriver sparas. Ställ klockan rätt.`;
}
