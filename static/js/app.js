// Small helps for the pages. Everything works without this file; it listens on the document, so what htmx puts in works too.
"use strict";

(() => {
  const DRAFT_DELAY = 800;
  const NO_CONTACT = "Inte sparat – ingen kontakt. Texten ligger kvar här.";
  const LOGGED_OUT = "Inte sparat – du är utloggad. Logga in i en ny flik. Texten ligger kvar här.";
  const REFUSED = "Inte sparat – något har ändrats. Ladda om sidan i en ny flik. Texten ligger kvar här.";
  const HALF = { date: "Skriv hela datumet.", time: "Skriv hela klockslaget.", "datetime-local": "Skriv både datum och klockslag." };
  const KEYS_OFF = "kortkommandon-av";

  // A problem that the page opens with is told first, and once: later answers must not take the focus back to it.
  takeFocus();

  function takeFocus() {
    const first = document.querySelector("[data-focus]");
    first?.focus();
    first?.removeAttribute("data-focus");
  }

  // --- Dialogs ---------------------------------------------------------------------------------------------------

  let waiting = null;

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.dataset.opens) document.getElementById(button.dataset.opens).showModal();
    if ("closes" in button.dataset) button.closest("dialog").close();
    if (button.dataset.confirm) {
      event.preventDefault();
      waiting = button;
      document.getElementById(button.dataset.confirm).showModal();
    }
    if ("confirms" in button.dataset) {
      button.closest("dialog").close();
      waiting.form.requestSubmit(waiting);
      waiting = null;
    }
  });

  document.addEventListener("close", () => { waiting = null; }, true);

  // --- A form is sent once ---------------------------------------------------------------------------------------

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || event.defaultPrevented) return;
    const half = [...form.elements].find((field) => field.validity?.badInput);
    if (half) {
      event.preventDefault();
      askForWhole(half);
      return;
    }
    if (form.dataset.draftUrl && !navigator.onLine) {
      event.preventDefault();
      tell(form, NO_CONTACT, true);
      return;
    }
    if (unsaved.size && !leaving) {
      event.preventDefault();
      saveThen(() => form.requestSubmit(event.submitter));
      return;
    }
    form.dataset.sent = "yes";
    stopDraft(form);
    // Not at once: a disabled button's name and value are left out of what is sent.
    setTimeout(() => setSubmits(form, true));
  });

  // The browser sends a half-typed date as an empty one, which for an optional date would mean something else.
  function askForWhole(field) {
    field.setCustomValidity(HALF[field.type] ?? "Skriv ett tal.");
    field.reportValidity();
    field.addEventListener("input", () => field.setCustomValidity(""), { once: true });
  }

  // The browser shows the same page again after "back".
  window.addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach(release));

  function release(form) {
    delete form.dataset.sent;
    setSubmits(form, false);
  }

  function setSubmits(form, disabled) {
    for (const button of form.elements) if (button.type === "submit") button.disabled = disabled;
  }

  // --- Drafts: what is typed is kept -----------------------------------------------------------------------------

  const pending = new Map();
  const failed = new Set();

  for (const kind of ["input", "change"]) {
    document.addEventListener(kind, (event) => {
      const form = event.target.form;
      if (form?.dataset.draftUrl) schedule(form);
    });
  }
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") saveAll();
  });
  window.addEventListener("online", saveAll);
  window.addEventListener("beforeunload", (event) => {
    if (failed.size || unsaved.size) event.preventDefault();
  });

  function schedule(form) {
    clearTimeout(pending.get(form));
    pending.set(form, setTimeout(save, DRAFT_DELAY, form));
  }

  function stopDraft(form) {
    clearTimeout(pending.get(form));
    pending.delete(form);
    failed.delete(form);
  }

  function saveAll() {
    new Set([...pending.keys(), ...failed]).forEach(save);
  }

  async function save(form) {
    stopDraft(form);
    try {
      const answer = await fetch(form.dataset.draftUrl, { method: "POST", body: typed(form), keepalive: true });
      const loggedOut = answer.redirected || answer.status === 401 || answer.status === 403;
      if (answer.ok && !loggedOut) tell(form, `Sparat ${clock()}`, false);
      else notSaved(form, loggedOut ? LOGGED_OUT : NO_CONTACT);
    } catch {
      notSaved(form, NO_CONTACT);
    }
  }

  function notSaved(form, text) {
    failed.add(form);
    tell(form, text, true);
  }

  function typed(form) {
    const fields = new FormData(form);
    for (const [name, value] of [...fields]) if (value instanceof File) fields.delete(name);
    return fields;
  }

  function tell(form, text, failed) {
    const status = form.querySelector("[data-draft-status]");
    if (!status) return;
    status.textContent = text;
    status.toggleAttribute("data-failed", failed);
  }

  function clock() {
    return new Date().toLocaleTimeString("sv-SE", { hour: "2-digit", minute: "2-digit" });
  }

  // --- Parts of a page that htmx saves as one types ---------------------------------------------------------------

  const PART = "form.part[hx-post]";
  const RETRY_AFTER = 10_000;
  // Part → how often it has been changed; it leaves the map when the server has the last of it.
  const unsaved = new Map();
  const sentEdit = new WeakMap();
  let afterSaving = null;
  let leaving = false;
  let retry = null;

  for (const kind of ["input", "change"]) {
    document.addEventListener(kind, (event) => {
      const form = event.target.form;
      if (form?.matches(PART)) unsaved.set(form, (unsaved.get(form) ?? 0) + 1);
    });
  }
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") saveParts();
  });
  window.addEventListener("online", saveParts);

  function saveParts() {
    for (const form of unsaved.keys()) {
      if (form.isConnected) htmx.trigger(form, "change");
      else unsaved.delete(form);
    }
  }

  // Leave the page when what is typed has been saved. If it cannot be, the browser asks before it leaves.
  function saveThen(leave) {
    afterSaving = leave;
    saveParts();
  }

  function settled(isKept) {
    if (!afterSaving || (isKept && unsaved.size)) return;
    leaving = true;
    afterSaving();
    afterSaving = null;
    setTimeout(() => { leaving = false; });
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey || link?.target;
    if (!link || elsewhere || !unsaved.size || link.matches("[hx-get], [href^='#']")) return;
    event.preventDefault();
    saveThen(() => location.assign(link.href));
  });

  // "Save my text all the same": the user has seen the version that holds now.
  document.addEventListener("click", (event) => {
    const { form, dataset } = event.target.closest("button[data-version]") ?? {};
    if (!form) return;
    form.elements.version.value = dataset.version;
    htmx.trigger(form, "change");
  });

  document.addEventListener("htmx:beforeRequest", (event) => {
    const form = event.detail.elt;
    if (!form.matches(PART)) return;
    sentEdit.set(form, unsaved.get(form));
    const half = [...form.elements].find((field) => field.validity?.badInput);
    if (!half) return;
    event.preventDefault();
    tell(form, `Inte sparat. ${HALF[half.type] ?? "Skriv ett tal."}`, true);
    settled(false);
  });

  document.addEventListener("htmx:afterRequest", (event) => {
    const form = event.detail.elt;
    if (!form.matches(PART)) return;
    const isKept = event.detail.successful && !form.querySelector("[data-draft-status][data-failed]");
    if (isKept && unsaved.get(form) === sentEdit.get(form)) unsaved.delete(form);
    settled(isKept);
  });

  // A login page or an error is no part of this page: what is typed stays, and the user is told.
  document.addEventListener("htmx:beforeSwap", (event) => {
    const { xhr, isError, requestConfig } = event.detail;
    const loggedOut = xhr.responseURL.includes("/logga-in/");
    if (!isError && !loggedOut) return;
    event.detail.shouldSwap = false;
    const form = requestConfig.elt.closest("form");
    if (!form?.querySelector("[data-draft-status]")) location.assign(requestConfig.path);
    else if (xhr.status >= 500) noContact(form);
    else tell(form, loggedOut ? LOGGED_OUT : REFUSED, true);
  });
  document.addEventListener("htmx:sendError", (event) => {
    const form = event.detail.requestConfig.elt.closest("form");
    if (form) noContact(form);
  });
  document.addEventListener("htmx:afterSettle", takeFocus);

  function noContact(form) {
    tell(form, NO_CONTACT, true);
    clearTimeout(retry);
    retry = setTimeout(saveParts, RETRY_AFTER);
  }

  // --- Logged in again in another tab ----------------------------------------------------------------------------

  // A login gives a new token, so each page tells the others its own; only pages of the same user take it, and save
  // what they hold.
  const me = document.body.dataset.user;
  const logins = new BroadcastChannel("inloggad");
  if (me) logins.postMessage({ user: me, headers: document.body.getAttribute("hx-headers") });
  logins.addEventListener("message", (event) => {
    const { user, headers } = event.data;
    if (user !== me || !headers) return;
    document.body.setAttribute("hx-headers", headers);
    const token = JSON.parse(headers)["X-CSRFToken"];
    for (const field of document.getElementsByName("csrfmiddlewaretoken")) field.value = token;
    saveAll();
    saveParts();
  });

  // --- A link into what is folded opens it -----------------------------------------------------------------------

  window.addEventListener("hashchange", unfold);
  unfold();

  function unfold() {
    const aim = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    aim?.closest("details:not([open])")?.setAttribute("open", "");
    aim?.querySelector(":scope > details:not([open])")?.setAttribute("open", "");
  }

  // --- Keys ------------------------------------------------------------------------------------------------------

  const keys = document.getElementById("keys");
  const keysOn = document.getElementById("keys-on");
  document.querySelector("[data-opens=keys]").hidden = false;
  keysOn.checked = !localStorage.getItem(KEYS_OFF);
  keysOn.addEventListener("change", () => {
    if (keysOn.checked) localStorage.removeItem(KEYS_OFF);
    else localStorage.setItem(KEYS_OFF, "yes");
  });

  const actions = {
    "/": () => document.getElementById("search")?.focus(),
    "n": nextRow,
    "?": () => keys.showModal(),
  };

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, dialog, [contenteditable]");
    const action = actions[event.key];
    if (!action || typing || event.ctrlKey || event.metaKey || event.altKey || !keysOn.checked) return;
    event.preventDefault();
    action();
  });

  function nextRow() {
    const links = [...document.querySelectorAll("[data-rows] tr th a, [data-rows] > li h2 a, [data-rows] > li h3 a")];
    links[links.indexOf(document.activeElement) + 1]?.focus();
  }
})();
