// Keeps the shell of the directory on the device, so that it opens with no network. It holds no name and no number: what does lies
// encrypted in IndexedDB (offline/), and no page or answer of the server is ever kept here.
const CACHE = 'sonaeai-shell';
const SHELL = ['/offline.html', '/offline.css', '/offline.js', '/icon-192.png', '/manifest.webmanifest'];

const fill = async () => (await caches.open(CACHE)).addAll(SHELL.map((path) => new Request(path, { cache: 'reload' })));

self.addEventListener('install', (event) => event.waitUntil(fill().then(() => self.skipWaiting())));
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (SHELL.includes(pathname)) {
    // From here at once; all of it is taken anew behind the page, or stays as it is.
    if (pathname === '/offline.html') event.waitUntil(fill().catch(() => {}));
    event.respondWith(caches.match(pathname).then((kept) => kept ?? fetch(request)));
  } else if (request.mode === 'navigate') {
    event.respondWith(fetch(request).catch(async () => (await caches.match('/offline.html')) ?? Response.error()));
  }
});
