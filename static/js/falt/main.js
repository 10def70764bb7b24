import * as notices from "./notices.js";
import * as screens from "./screens.js";
import * as tablet from "./tablet.js";
import * as update from "./update.js";

const root = document.getElementById("falt");
let app = null;
let leaving = Promise.resolve();
let drawing = Promise.resolve();

screens.use(root);
notices.use(document.getElementById("falt-notices"));
tablet.onChange(() => { drawing = drawing.then(draw).catch(reportError); });
tablet.beforeLock(close);
tablet.start();
update.watch();

async function draw() {
  notices.show();
  root.dataset.phase = tablet.state.phase;
  if (tablet.state.phase === "open") return open();
  await close();
  return screens.show();
}

async function open() {
  if (app) return;
  screens.leave();
  app = await import("./app.js");
  await app.mount(root, tablet);
}

/** Whoever asks waits until what was being written there is kept. */
function close() {
  if (app) leaving = Promise.resolve(app.unmount());
  app = null;
  return leaving;
}

export { tablet };
