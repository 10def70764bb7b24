// The server's time as well as the tablet can tell it. Its own clock may be wrong, and may be set back to keep a lease
// alive: so the latest time ever seen is kept, and time goes on from there.
import * as store from "./store.js";
import { change, state } from "./state.js";

const WRONG = 10 * 60_000;
const LEAP = 60_000;
let offset = 0;
let highest = 0;
let setBack = false;
let wall = Date.now();
let ticks = performance.now();

function look() {
  const nowWall = Date.now();
  const nowTicks = performance.now();
  const leap = nowWall - wall - (nowTicks - ticks);
  wall = nowWall;
  ticks = nowTicks;
  if (leap < -LEAP) continueFrom(offset - leap);
  highest = Math.max(highest, nowWall + offset);
}

function continueFrom(corrected) {
  offset = Math.round(corrected);
  setBack = true;
  tell();
}

function tell() {
  change({ clockOffsetMs: offset, clockWrong: setBack || Math.abs(offset) > WRONG });
}

export function now() {
  look();
  return new Date(Date.now() + offset);
}

export async function load() {
  const kept = await store.get("device", "clock");
  if (kept) ({ offset, highest } = kept);
  if (Date.now() + offset < highest - LEAP) continueFrom(highest - Date.now());
  tell();
}

/** The server has told its time: that is the truth, whatever was believed before. */
export function measured(serverMs) {
  offset = Math.round(serverMs - Date.now());
  highest = serverMs;
  setBack = false;
  wall = Date.now();
  ticks = performance.now();
  tell();
}

export function keep() {
  look();
  return store.put("device", { offset, highest }, "clock");
}

export const offsetMs = () => state.clockOffsetMs;
