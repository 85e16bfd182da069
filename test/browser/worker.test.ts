import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { findRoots } from '../../dsl/index.ts';
import { version } from '../../package.json';
import { heng } from '../cli/run.ts';
import { launchBrowser } from '../support/browser.ts';
import { dataFiles, lanzhou, policyFiles } from '../support/policy-files.ts';
import { bundleForBrowser } from './bundle.ts';
import type { Answer, Job } from './job.ts';
import { servePage } from './page.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const period = '2023-06';

/** The bytes of the command line, without which there is nothing to compare with: it may exit with findings, not fail. */
async function hengScore(): Promise<string> {
  return (await heng(['score', 'policies/lanzhou-new-area-2023', '--period', period, '--format', 'json'])).out;
}

async function scoreInBrowser(job: Job): Promise<Answer> {
  const page = await servePage(await bundleForBrowser(`${root}test/browser/scoring-worker.ts`), job);
  const browser = await launchBrowser();
  try {
    const tab = await browser.newPage();
    const problems: string[] = [];
    tab.on('console', (message) => void (message.type() === 'error' && problems.push(message.text())));
    tab.on('pageerror', (error) => void problems.push(error.message));
    await tab.goto(page.url);
    await tab.waitForFunction("document.title === 'asked'");
    const answer = await tab.evaluate<Answer>('answer');
    // The icon that every browser asks for is not there; nothing else may go wrong.
    expect(problems.filter((text) => !text.includes('404'))).toEqual([]);
    return answer;
  } finally {
    await browser.close();
    page.close();
  }
}

describe('the compiler and the engine in a browser', () => {
  it('score the policy of the new area to the bytes of heng score, under a strict Content-Security-Policy', async () => {
    const files = policyFiles(lanzhou);
    const [policy = ''] = findRoots(files);
    const answer = await scoreInBrowser({
      root: policy,
      files,
      data: dataFiles(`${lanzhou}/data`),
      period,
      engine: `heng/${version} reference`,
    });
    expect(answer.evalRefused).toBe(true);
    expect(JSON.parse(answer.result)).toMatchObject({ assessments: [{ period, rows: { length: 35 } }] });
    expect(answer.result).toBe(await hengScore());
  }, 120_000);

  it('are not passed over where the browser that is asked for is missing', async () => {
    await expect(launchBrowser({ CHROME_PATH: '/nowhere/chrome' })).rejects.toThrow(/CHROME_PATH names \/nowhere\/chrome/);
  });

  it('would not be bundled with a module of Node', async () => {
    await expect(bundleForBrowser(`${root}test/browser/bundle.ts`)).rejects.toThrow(/imports node:module, which no browser has/);
  });
});
