// The author's own operations that the server has not confirmed, or that her next pack does not show yet.

export function operationOf(tablet, entityId, type) {
  return tablet.outbox().findLast((operation) => operation.entityId === entityId && operation.type === type);
}

export function needsAuthor({ state }) {
  return state === "needs_you" || state === "quarantined";
}

// Both versions are on the server, where one of them is chosen; sending this one again changes nothing.
const CONFLICTS = ["draft_changed", "draft_closed", "visit_logged_already", "note_exists"];

export function isConflict({ code }) {
  return CONFLICTS.includes(code);
}
