// Takes pictures to a note. Each is drawn anew, no larger than needed: what the camera wrote beside the pixels (where,
// when, with what) is left behind.

import { button, h } from "./dom.js";
import { TabletError } from "./state.js";

const LONGEST_SIDE = 2048;
const QUALITY = 0.85;
const MOST = 4;
const NOT_A_PICTURE = "Filen går inte att visa som bild. Ta en ny.";

/** `changed` keeps the entry, whose pictures are {id, sha256, size, name}. */
export function picturesField({ context, entry, changed }) {
  const list = h("ul", { class: "falt-pictures" });
  const input = h("input", { type: "file", accept: "image/*", capture: "environment", hidden: true, onchange: () => context.once(add) });
  const take = button("Ta en bild", () => input.click(), { variant: "secondary", iconName: "plus" });
  const hint = h("p", { class: "subtle" }, "Visar bilden någon annan person? Fråga först.");
  const field = h("div", { class: "falt-field" }, take, input, hint, list);

  async function add() {
    const [file] = input.files;
    input.value = "";
    if (!file) return;
    const picture = await context.tablet.pictures.take(await drawnAnew(file));
    entry.pictures = [...(entry.pictures ?? []), picture];
    await changed();
    await show();
  }

  async function remove(picture) {
    entry.pictures = entry.pictures.filter(({ id }) => id !== picture.id);
    await changed();
    await context.tablet.pictures.drop(picture.id);
    await show();
    take.focus();
  }

  async function show() {
    const pictures = entry.pictures ?? [];
    take.hidden = pictures.length >= MOST;
    list.replaceChildren(...await Promise.all(pictures.map(row)));
  }

  async function row(picture, at) {
    const jpeg = await context.tablet.pictures.load(picture.id);
    const shown = jpeg ? h("img", { src: `data:image/jpeg;base64,${jpeg}`, alt: `Bild ${at + 1}` }) : h("span", {}, `Bild ${at + 1} är redan låst för servern`);
    const away = button("Ta bort", () => context.once(() => remove(picture)), { variant: "tertiary", "data-color": "danger", "aria-label": `Ta bort bild ${at + 1}` });
    return h("li", {}, shown, away);
  }

  // Locked meanwhile: then the screen is gone as well.
  if (entry.pictures?.length) show().catch(() => {});
  return field;
}

async function drawnAnew(file) {
  const came = await createImageBitmap(file, { imageOrientation: "from-image" }).catch(() => {
    throw new TabletError("not_a_picture", NOT_A_PICTURE);
  });
  const scale = Math.min(1, LONGEST_SIDE / Math.max(came.width, came.height));
  const canvas = new OffscreenCanvas(Math.max(1, Math.round(came.width * scale)), Math.max(1, Math.round(came.height * scale)));
  const drawing = canvas.getContext("2d");
  drawing.fillStyle = "white";
  drawing.fillRect(0, 0, canvas.width, canvas.height);
  drawing.drawImage(came, 0, 0, canvas.width, canvas.height);
  came.close();
  const blob = await canvas.convertToBlob({ type: "image/jpeg", quality: QUALITY });
  return new Uint8Array(await blob.arrayBuffer());
}

/** What the note says of them when it is signed; nothing when there are none. */
export function declared({ pictures = [] }) {
  return pictures.length ? { attachments: pictures } : {};
}

/** Those that were never signed go with what they were taken for. */
export async function throwAway({ tablet }, { pictures = [], replaces }) {
  if (!replaces) await Promise.all(pictures.map(({ id }) => tablet.pictures.drop(id)));
}
