// Moving a visit in the week: by drag, by two taps and by keys. All three end in the same form, which is posted as any
// other; without this file the block's link leads to that form as a page.
"use strict";

(() => {
  const board = document.querySelector("[data-board]");
  if (!board) return;
  const STEP = 15;
  const LATEST = 24 * 60 - STEP;
  const STAYS = "Flytten avbröts. Besöket ligger kvar.";
  const bar = document.getElementById("move-bar");
  const what = document.getElementById("move-what");
  const clock = document.getElementById("move-clock");
  const told = document.getElementById("move-told");
  const why = document.getElementById("move-why");
  const form = document.getElementById("move-form");
  const cells = [...board.querySelectorAll("[data-cell]")];
  const rows = [...new Set(cells.map((cell) => cell.dataset.row))];
  const days = [...new Set(cells.map((cell) => cell.dataset.day))];
  // What is being moved: the block, the cell where it would land, and the minute of the day when it would begin.
  let held = null;

  // A page that is shown again after "back" would show, and move, what no longer holds.
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });
  showDay(board.dataset.shows);
  // After the browser has gone to the address's own aim, which takes the focus away.
  window.addEventListener("load", showMoved);

  // --- Where it may land -----------------------------------------------------------------------------------------

  function cellAt(row, day) {
    return cells.find((cell) => cell.dataset.row === row && cell.dataset.day === day);
  }

  function isOpen(cell) {
    const sameRow = cell.dataset.row === held.from.dataset.row;
    return "open" in cell.dataset && (sameRow || !("keepsRow" in held.block.dataset));
  }

  function pickUp(block, { withButtons = false } = {}) {
    if (held) letGo();
    const from = block.closest("[data-cell]");
    held = { block, from, cell: from, minute: minuteOf(block.dataset.starts) };
    block.classList.add("is-held");
    document.body.classList.add("is-moving");
    for (const cell of cells) if (isOpen(cell)) cell.classList.add("is-open");
    if (withButtons) cells.filter(isOpen).forEach(addButton);
    bar.hidden = false;
    aim(from);
  }

  function addButton(cell) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "put-here";
    button.dataset.put = "";
    button.textContent = "Hit";
    button.setAttribute("aria-label", `Flytta hit: ${placeOf(cell)}`);
    cell.append(button);
  }

  function letGo() {
    held.block.classList.remove("is-held");
    document.body.classList.remove("is-moving");
    for (const cell of cells) cell.classList.remove("is-open", "is-target");
    for (const button of board.querySelectorAll("[data-put]")) button.remove();
    bar.hidden = true;
    held = null;
  }

  function cancel(said) {
    const link = held.block.querySelector("a");
    letGo();
    link.focus();
    tell(said);
  }

  function aim(cell) {
    held.cell.classList.remove("is-target");
    held.cell = cell;
    cell.classList.add("is-target");
    clock.value = timeOf(held.minute);
    what.textContent = `Flyttar ${held.block.dataset.name}: ${placeOf(cell)} klockan ${timeOf(held.minute)}.`;
  }

  function placeOf(cell) {
    return [cell.dataset.dayName, cell.dataset.rowName].filter(Boolean).join(", ");
  }

  // --- Put down --------------------------------------------------------------------------------------------------

  function drop(cell) {
    aim(cell);
    const { block, from, minute } = held;
    const sameDay = cell.dataset.day === from.dataset.day;
    const sameTime = minute === minuteOf(block.dataset.starts);
    const sameWorker = cell.dataset.row === from.dataset.row;
    if (sameDay && sameTime && sameWorker) {
      cancel("Inget ändrades. Besöket ligger kvar.");
      return;
    }
    form.action = block.dataset.url;
    form.elements.version.value = block.dataset.version;
    form.elements.starts_at.value = `${cell.dataset.day}T${timeOf(minute)}`;
    form.elements.support_worker.value = sameWorker ? block.dataset.worker : cell.dataset.row;
    form.elements.reason.value = "";
    if ("asksWhy" in block.dataset) askWhy(cell);
    else form.requestSubmit();
  }

  function askWhy(cell) {
    document.getElementById("move-why-what").textContent =
      `${held.block.dataset.name} flyttas till ${placeOf(cell)} klockan ${timeOf(held.minute)}.`;
    why.showModal();
    form.elements.reason.focus();
  }

  why.addEventListener("close", () => {
    if (held && !form.dataset.sent) cancel(STAYS);
  });

  // --- Two taps --------------------------------------------------------------------------------------------------

  board.addEventListener("click", (event) => {
    const cell = event.target.closest("[data-cell]");
    if (event.target.closest("[data-move]")) {
      event.preventDefault();
      pickUp(event.target.closest("[data-visit]"), { withButtons: true });
      tell(`${what.textContent} Välj var det ska ligga.`);
    } else if (held && cell && isOpen(cell)) {
      event.preventDefault();
      drop(cell);
    }
  });
  clock.addEventListener("change", () => {
    if (!held || !clock.value) return;
    held.minute = minuteOf(`T${clock.value}`);
    aim(held.cell);
  });
  document.getElementById("move-cancel").addEventListener("click", () => cancel(STAYS));
  document.getElementById("move-drop").addEventListener("click", () => drop(held.cell));

  // --- Drag ------------------------------------------------------------------------------------------------------

  board.addEventListener("dragstart", (event) => {
    const block = event.target.closest?.("[data-visit]");
    if (!block?.draggable) return;
    event.dataTransfer.setData("text/plain", block.id);
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setDragImage(block, 10, 10);
    pickUp(block);
  });
  board.addEventListener("dragover", (event) => {
    const cell = event.target.closest?.("[data-cell]");
    if (!held || !cell || !isOpen(cell)) return;
    event.preventDefault();
    if (cell !== held.cell) aim(cell);
  });
  board.addEventListener("drop", (event) => {
    const cell = event.target.closest("[data-cell]");
    if (!held || !cell) return;
    event.preventDefault();
    held.isDropped = true;
    drop(cell);
  });
  board.addEventListener("dragend", () => {
    if (held && !held.isDropped) cancel(STAYS);
  });

  // --- Keys ------------------------------------------------------------------------------------------------------

  const keys = {
    ArrowLeft: () => step(0, -1),
    ArrowRight: () => step(0, 1),
    ArrowUp: () => step(-1, 0),
    ArrowDown: () => step(1, 0),
    "+": () => later(STEP),
    "-": () => later(-STEP),
    Enter: () => drop(held.cell),
    Escape: () => cancel(STAYS),
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || why.open) return;
    if (!held) {
      const block = event.target.closest("[data-visit]");
      if (!block || !("movable" in block.dataset) || event.key.toLowerCase() !== "m") return;
      event.preventDefault();
      pickUp(block);
      tell(`${what.textContent} Pilarna byter dag och rad, plus och minus ändrar tiden, Enter lägger ner, Escape avbryter.`);
      return;
    }
    const action = keys[event.key];
    const elsewhere = event.key !== "Escape" && event.target.closest("button, input");
    if (!action || elsewhere) return;
    event.preventDefault();
    action();
  });

  function step(down, right) {
    let row = rows.indexOf(held.cell.dataset.row);
    const day = days[days.indexOf(held.cell.dataset.day) + right];
    let cell = null;
    do {
      row += down;
      cell = cellAt(rows[row], day);
    } while (down && cell && !isOpen(cell));
    if (!cell || !isOpen(cell)) {
      tell("Dit går det inte att flytta.");
      return;
    }
    showDay(days.indexOf(day) + 1);
    aim(cell);
    cell.scrollIntoView({ block: "nearest", inline: "nearest" });
    tell(what.textContent);
  }

  function later(minutes) {
    held.minute = Math.min(Math.max(held.minute + minutes, 0), LATEST);
    aim(held.cell);
    tell(what.textContent);
  }

  // --- One day at a time on a tablet -----------------------------------------------------------------------------

  const tabs = [...document.querySelectorAll("[data-shows-day]")];
  for (const tab of tabs) {
    tab.addEventListener("click", (event) => {
      event.preventDefault();
      showDay(tab.dataset.showsDay);
    });
  }

  function showDay(number) {
    board.dataset.shows = number;
    for (const tab of document.querySelectorAll("[data-shows-day]")) {
      if (tab.dataset.showsDay === String(number)) tab.setAttribute("aria-current", "date");
      else tab.removeAttribute("aria-current");
    }
  }

  function showMoved() {
    const block = document.getElementById(location.hash.slice(1));
    if (!block?.matches("[data-visit]")) return;
    const cell = block.closest("[data-cell]");
    showDay(days.indexOf(cell.dataset.day) + 1);
    block.classList.add("is-new");
    block.scrollIntoView({ block: "center" });
    block.querySelector("a").focus({ preventScroll: true });
  }

  // --- Words -----------------------------------------------------------------------------------------------------

  function tell(text) {
    told.textContent = text;
  }

  function minuteOf(moment) {
    const [hour, minute] = moment.slice(-5).split(":").map(Number);
    return hour * 60 + minute;
  }

  function timeOf(minute) {
    return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
  }
})();
