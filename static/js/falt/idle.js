// Nobody has touched the tablet for a while, or it has been put away: then it locks.
const IDLE = 5 * 60_000;
const LOOK = 15_000;
const SIGNS = ["pointerdown", "keydown", "input", "scroll"];
let wall = 0;
let ticks = 0;

function touched() {
  if (document.hidden) return;
  wall = Date.now();
  ticks = performance.now();
}

// A sleeping tablet may stop the one clock, and a hand may turn the other: whichever has gone furthest counts.
const idle = () => Math.max(Date.now() - wall, performance.now() - ticks) >= IDLE;

/** Calls `lock` when it is time, and `look` now and then. */
export function watch({ lock, look }) {
  touched();
  for (const sign of SIGNS) addEventListener(sign, touched, { capture: true, passive: true });
  const check = () => { if (idle()) lock(); };
  document.addEventListener("visibilitychange", () => { check(); touched(); });
  setInterval(() => { check(); look(); }, LOOK);
}
