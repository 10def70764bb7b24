// The person's own page. The code may come after # in the address, from the picture that was scanned: it is put into
// the field and taken out of the address. The page works without this file.
"use strict";

(() => {
  const field = document.querySelector("input.code");
  const scanned = decodeURIComponent(location.hash.slice(1));
  if (field && scanned) {
    field.value = scanned;
    history.replaceState(null, "", location.pathname);
    field.form.querySelector("button").focus();
  }

  // Two taps open the code once and answer once.
  document.addEventListener("submit", (event) => {
    setTimeout(() => event.target.querySelectorAll("button").forEach((button) => { button.disabled = true; }));
  });
  window.addEventListener("pageshow", () => {
    document.querySelectorAll("button").forEach((button) => { button.disabled = false; });
  });
})();
