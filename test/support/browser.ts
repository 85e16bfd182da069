import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium as playwright } from 'playwright-core';

/** Nothing of a test should leave the machine, nor wait for a screen. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

type Executable = { readonly path: string; readonly args: readonly string[] };

/**
 * A headless Chrome or Chromium: `CHROME_PATH`, one on the PATH, Debian's own, else the one that npm brings. A test that
 * needs a browser and finds none fails: a test that is passed over proves nothing.
 */
export async function launchBrowser(env: NodeJS.ProcessEnv = process.env): Promise<Browser> {
  const { path, args } = installed(env) ?? (await fromNpm());
  return playwright.launch({ executablePath: path, args: [...args], headless: true });
}

function installed(env: NodeJS.ProcessEnv): Executable | undefined {
  const given = env['CHROME_PATH'];
  if (given !== undefined && given !== '') {
    if (!existsSync(given)) throw new Error(`CHROME_PATH names ${given}, where there is no browser.`);
    return { path: given, args: flags };
  }
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  const onPath = (env['PATH'] ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  const path = [...onPath, '/usr/bin/chromium'].find((candidate) => existsSync(candidate));
  return path === undefined ? undefined : { path, args: flags };
}

/** Linux on x64 only; without the flag that would let a page read what a browser keeps from it. */
async function fromNpm(): Promise<Executable> {
  const none = 'No browser to test with: install Chrome or Chromium, or set CHROME_PATH to one.';
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new Error(none);
  const { default: chromium } = await import('@sparticuz/chromium');
  try {
    return { path: await chromium.executablePath(), args: chromium.args.filter((flag) => flag !== '--disable-web-security') };
  } catch (cause) {
    throw new Error(none, { cause });
  }
}
