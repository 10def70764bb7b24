// What the tablet knows about itself. Everything that shows something listens here.
export const state = {
  phase: "starting",
  user: null,
  device: null,
  signedIn: null,
  unsent: 0,
  unsentOfOthers: 0,
  needsYou: 0,
  pictures: 0,
  picturesRefused: 0,
  lastContact: null,
  reachable: false,
  clockOffsetMs: 0,
  clockWrong: false,
  leaseUntil: null,
  full: false,
  updateReady: false,
  updateRefusal: "",
  unknownDevice: false,
  lost: 0,
  notice: "",
};
const listeners = new Set();
let telling = false;

export function onChange(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function change(values) {
  Object.assign(state, values);
  if (telling) return;
  telling = true;
  queueMicrotask(() => {
    telling = false;
    for (const listener of listeners) listener(state);
  });
}

/** What went wrong, in words for the one who holds the tablet. */
export class TabletError extends Error {
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}
