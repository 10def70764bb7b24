// Keeps the shell and what it needs, so that the tablet opens at once and without a network. It never keeps an answer
// of the server: nothing here is about anybody.
"use strict";

const CACHE = "falt-{{ version }}";
const SHELL = "{{ shell }}";
const FILES = new Set({{ files|safe }});

addEventListener("install", (event) => event.waitUntil(fill()));
addEventListener("activate", (event) => event.waitUntil(takeOver()));
// A new version waits until the user says so: something may be half written.
addEventListener("message", ({ data }) => { if (data === "take over") skipWaiting(); });

addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== "GET" || origin !== location.origin) return;
  if (mode === "navigate" && pathname === SHELL) event.respondWith(kept(SHELL, event.request));
  else if (FILES.has(pathname)) event.respondWith(kept(pathname, event.request));
});

async function fill() {
  const cache = await caches.open(CACHE);
  await cache.addAll([SHELL, ...FILES].map((url) => new Request(url, { cache: "reload" })));
}

async function takeOver() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name !== CACHE).map((name) => caches.delete(name)));
  await clients.claim();
}

async function kept(url, request) {
  const cache = await caches.open(CACHE);
  return await cache.match(url) ?? fetch(request);
}
