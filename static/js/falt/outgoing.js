// The author's own operations that the server has not confirmed, or that her next pack does not show yet.

let operations = [];
let looking = null;
let again = false;

export function all() {
  return operations;
}

export function close() {
  operations = [];
}

// What changed while it looked is looked at once more; several changes at once cost one look.
export async function look(tablet) {
  if (looking) {
    again = true;
    return looking;
  }
  looking = read(tablet).finally(() => { looking = null; });
  return looking;
}

async function read(tablet) {
  do {
    again = false;
    operations = await tablet.outbox();
  } while (again);
}

export function operationOf(entityId, type) {
  return operations.findLast((operation) => operation.entityId === entityId && operation.type === type);
}

export function needsAuthor({ state }) {
  return state === "needs_you" || state === "quarantined";
}

// Both versions are on the server, where one of them is chosen; sending this one again changes nothing.
const CONFLICTS = ["draft_changed", "draft_closed", "visit_logged_already", "note_exists"];

export function isConflict({ code }) {
  return CONFLICTS.includes(code);
}
