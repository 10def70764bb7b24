// The field for a drawn name. What is drawn is kept as strokes of whole numbers in the form's hidden field, in a field
// of WIDTH by HEIGHT however large the screen is: so it survives a refused form, a draft and a turned tablet.
"use strict";

for (const box of document.querySelectorAll("[data-signing]")) {
  const WIDTH = 1000;
  const HEIGHT = 300;
  const canvas = box.querySelector("canvas");
  const field = box.querySelector("input[name=signature]");
  const state = box.querySelector("[role=status]");
  const pad = new SignaturePad(canvas, { minWidth: 1, maxWidth: 2.5, minDistance: 3 });

  pad.addEventListener("endStroke", keep);
  box.querySelector("[data-clear]").addEventListener("click", () => {
    pad.clear();
    keep();
  });
  // A turned tablet, another window, and the moment that the field is shown at all.
  new ResizeObserver(draw).observe(canvas);

  function keep() {
    const strokes = pad.toData().map(({ points }) => points.map(({ x, y }) => [
      within(x / canvas.clientWidth, WIDTH), within(y / canvas.clientHeight, HEIGHT),
    ]));
    field.value = strokes.length ? JSON.stringify(strokes) : "";
    field.dispatchEvent(new Event("change", { bubbles: true }));
    tell();
  }

  function within(share, most) {
    return Math.min(Math.max(Math.round(share * most), 0), most);
  }

  function draw() {
    const { clientWidth, clientHeight } = canvas;
    if (!clientWidth) return;
    const sharpness = Math.max(window.devicePixelRatio, 1);
    canvas.width = clientWidth * sharpness;
    canvas.height = clientHeight * sharpness;
    canvas.getContext("2d").scale(sharpness, sharpness);
    pad.penColor = getComputedStyle(canvas).color;
    pad.clear();
    pad.fromData(kept().map((stroke) => ({
      points: stroke.map(([x, y], moment) => ({
        x: x / WIDTH * clientWidth, y: y / HEIGHT * clientHeight, pressure: 0.5, time: moment * 16,
      })),
    })));
    tell();
  }

  function kept() {
    try {
      return JSON.parse(field.value || "[]");
    } catch {
      return [];
    }
  }

  function tell() {
    state.textContent = field.value ? "Namnet är skrivet." : "Rutan är tom.";
  }
}
