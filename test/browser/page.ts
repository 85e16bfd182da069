import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Job } from './job.ts';

/** Nothing but the page's own files, no inline script, no eval. */
const policy = "default-src 'self'";

/** The page's script: it hands the job to the worker, and `answer` is what comes back. */
const script = `
const decode = ({ name, bytes }) => ({ name, bytes: Uint8Array.from(atob(bytes), (character) => character.charCodeAt(0)) });
const { files, data, ...rest } = await (await fetch('job.json')).json();
const worker = new Worker('worker.js', { type: 'module' });
globalThis.answer = new Promise((resolve, reject) => {
  worker.onmessage = (event) => resolve(event.data);
  worker.onerror = (event) => reject(new Error(event.message));
});
worker.postMessage({ ...rest, files: new Map(files), data: data.map(decode) });
document.title = 'asked';
`;

/** A page with its worker on loopback, under a strict Content-Security-Policy; `close` ends it. */
export async function servePage(worker: string, job: Job): Promise<{ readonly url: string; readonly close: () => void }> {
  const { files, data, ...rest } = job;
  const encoded = data.map(({ name, bytes }) => ({ name, bytes: Buffer.from(bytes).toString('base64') }));
  const pages: ReadonlyMap<string, readonly [string, string]> = new Map([
    ['/', ['text/html; charset=utf-8', '<!doctype html><title></title><script type="module" src="page.js"></script>']],
    ['/page.js', ['text/javascript; charset=utf-8', script]],
    ['/worker.js', ['text/javascript; charset=utf-8', worker]],
    ['/job.json', ['application/json', JSON.stringify({ ...rest, files: [...files], data: encoded })]],
  ]);
  const server = createServer((request, response) => {
    const [type, body] = pages.get(request.url ?? '') ?? ['text/plain', undefined];
    response.writeHead(body === undefined ? 404 : 200, { 'Content-Type': type, 'Content-Security-Policy': policy });
    response.end(body);
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, close: () => void server.close() };
}
