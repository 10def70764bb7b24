// Builds the page. Text is only ever set as text, so nothing that somebody has written can become markup.

const SVG = "http://www.w3.org/2000/svg";
let sprite = "";
let made = 0;

export function useSprite(address) {
  sprite = address;
}

export function h(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) set(node, name, value);
  node.append(...children.flat().filter(Boolean));
  return node;
}

function set(node, name, value) {
  if (value === false || value === null || value === undefined) return;
  if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
  else if (name === "value") node.value = value;
  else node.setAttribute(name, value === true ? "" : value);
}

export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("focusable", "false");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `${sprite}#${name}`);
  svg.append(use);
  return svg;
}

const TONE_ICONS = { danger: "triangle-alert", warning: "clock", info: "circle-dot", done: "circle-check", neutral: "circle-dashed" };

export function tag(text, tone, iconName) {
  return h("span", { class: "tag", "data-tone": tone }, icon(iconName ?? TONE_ICONS[tone]), text);
}

export function button(label, onclick, { variant, iconName, ...more } = {}) {
  const attributes = { class: "ds-button", type: "button", "data-variant": variant, ...more, onclick };
  return h("button", attributes, iconName && icon(iconName), label);
}

export function link(label, address, { variant = "secondary", iconName, ...more } = {}) {
  return h("a", { class: "ds-button", "data-variant": variant, href: address, ...more }, iconName && icon(iconName), label);
}

export function newId(what) {
  made += 1;
  return `${what}-${made}`;
}

export function section(title, ...children) {
  const id = newId("del");
  return h("section", { class: "panel stack", "aria-labelledby": id }, h("h2", { id }, title), ...children);
}

export function facts(pairs) {
  const said = pairs.filter(([, text]) => text);
  return said.length ? h("dl", { class: "facts" }, said.map(([label, text]) => h("div", {}, h("dt", {}, label), h("dd", {}, text)))) : "";
}

export function empty(title, text) {
  return h("div", { class: "empty" }, h("p", { class: "empty-title" }, title), h("p", {}, text));
}

export function details(summary, ...children) {
  return h("details", { class: "falt-more" }, h("summary", {}, summary), h("div", { class: "stack" }, ...children));
}

// --- Fields --------------------------------------------------------------------------------------------------------

// Choices that a thumb hits. A second tap takes the choice back: a slip must not stay as an answer.
export function choices({ label, hint, options, value, onchange, level = "span", columns = "auto", needed = false }) {
  const id = newId("val");
  const group = h("div", { class: "falt-choice", "data-columns": columns });
  const buttons = options.map(([key, words]) =>
    h("button", { type: "button", "aria-pressed": String(key === value), onclick: () => pick(key) }, icon("check"), h("span", {}, words)),
  );
  const field = h("div", { class: "falt-field", role: "group", "aria-labelledby": id }, h(level, { class: "ds-label", id }, label), hint && h("p", { class: "subtle" }, hint), group);
  group.append(...buttons);
  let chosen = value;

  function pick(key) {
    chosen = chosen === key && !needed ? "" : key;
    options.forEach(([one], at) => buttons[at].setAttribute("aria-pressed", String(one === chosen)));
    clearFailure(field);
    onchange(chosen);
  }
  return field;
}

export function textField({ label, hint, value = "", rows = 2, onchange, ...more }) {
  const id = newId("falt");
  const input = h("textarea", { class: "ds-input", id, rows, value, ...more });
  return fieldAround(input, { label, hint, onchange });
}

export function inputField({ label, hint, type, value = "", onchange, ...more }) {
  const input = h("input", { class: "ds-input", id: newId("falt"), type, value, ...more });
  return fieldAround(input, { label, hint, onchange });
}

export function selectField({ label, hint, options, value = "", onchange }) {
  const made = options.map(([key, words]) => h("option", { value: key }, words));
  const input = h("select", { class: "ds-input", id: newId("falt") }, made);
  input.value = value;
  return fieldAround(input, { label, hint, onchange });
}

function fieldAround(input, { label, hint, onchange }) {
  const told = hint && h("p", { id: `${input.id}-hint`, "data-field": "description" }, hint);
  if (told) input.setAttribute("aria-describedby", told.id);
  const field = h("div", { class: "ds-field falt-field" }, h("label", { class: "ds-label", for: input.id }, label), told, input);
  input.addEventListener("input", () => {
    clearFailure(field);
    onchange(input.value);
  });
  return field;
}

export function checkField({ label, hint, checked = false, onchange }) {
  const input = h("input", { class: "ds-input", type: "checkbox", id: newId("falt"), checked });
  input.addEventListener("change", () => onchange(input.checked));
  const told = hint && h("p", { id: `${input.id}-hint`, "data-field": "description" }, hint);
  if (told) input.setAttribute("aria-describedby", told.id);
  return h("div", { class: "ds-field falt-check" }, input, h("label", { class: "ds-label", for: input.id }, label), told);
}

// What is wrong is said at the field, and the field is brought into sight.
export function fail(field, message) {
  clearFailure(field);
  const input = field.querySelector("textarea, input, select");
  const told = h("p", { class: "ds-validation-message", id: newId("fel") }, message);
  const about = input ?? field;
  about.dataset.described = about.getAttribute("aria-describedby") ?? "";
  about.setAttribute("aria-describedby", `${about.dataset.described} ${told.id}`.trim());
  input?.setAttribute("aria-invalid", "true");
  (input ?? field.lastChild).before(told);
  (input ?? field.querySelector("button")).focus({ preventScroll: true });
  field.scrollIntoView({ block: "center" });
  return false;
}

export function clearFailure(field) {
  const told = field.querySelector(".ds-validation-message");
  if (!told) return;
  told.remove();
  const about = field.querySelector("textarea, input, select") ?? field;
  about.removeAttribute("aria-invalid");
  if (about.dataset.described) about.setAttribute("aria-describedby", about.dataset.described);
  else about.removeAttribute("aria-describedby");
}

// The question before something that is not easily undone.
export function confirm({ title, text, action, danger }) {
  return new Promise((resolve) => {
    const id = newId("fraga");
    const yes = button(action, () => dialog.close("yes"), { "data-color": danger && "danger" });
    const no = button("Avbryt", () => dialog.close(""), { variant: "secondary" });
    const dialog = h("dialog", { class: "ds-dialog", "aria-labelledby": id }, h("h2", { id }, title), h("p", {}, text), h("p", { class: "actions" }, yes, no));
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "yes");
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}
