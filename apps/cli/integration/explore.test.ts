import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { audit, openBrowser } from '@jackpot/report/browser';
import { type ExploreServer, serveExplorer } from '../src/exploring/explore-server.ts';
import { Workplace } from '../test/workplace.ts';

jest.setTimeout(300_000);

const TOKEN = 'a'.repeat(32);
const place = new Workplace(['sweden']);
let server: ExploreServer;
let browser: Awaited<ReturnType<typeof openBrowser>>;

beforeAll(async () => {
  await place.weekly('--draw-date', '2026-11-28');
  server = await serveExplorer({ workspace: place.workspace, port: 0, token: TOKEN, now: () => performance.now() });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

/** A page on which nothing was said and nothing asked for but the server's own pages. */
async function open(path: string, javaScriptEnabled = true) {
  const context = await browser.newContext({ javaScriptEnabled, viewport: { width: 1000, height: 900 } });
  const page = await context.newPage();
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('request', (request) => {
    if (!request.url().startsWith(server.address)) said.push(request.url());
  });
  await page.goto(`${server.address}${path}`);
  return { page, said, close: () => context.close() };
}

test('with the keyboard alone: another jackpot is decided, kept by a name and set beside another', async () => {
  const { page, said, close } = await open('');
  const focus = async (name: string, role: 'link' | 'textbox' | 'button' | 'checkbox') => {
    const target = page.getByRole(role, { name });
    for (let step = 0; step < 60; step++) {
      if ((await target.first().and(page.locator(':focus')).count()) > 0) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`the Tab key never reaches ${name}`);
  };
  for (const [name, amount] of [
    ['more', '9M'],
    ['less', '6M'],
  ] as const) {
    await focus('sweden', 'link');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/country/sweden');
    await focus('Jackpot of 2026-11-28', 'textbox');
    await page.keyboard.type(amount);
    await page.keyboard.press('Enter');
    await page
      .getByRole('heading', { level: 1, name: `SEK ${amount.replace('M', ',000,000')}` })
      .waitFor({ timeout: 60_000 });
    await focus('Name of the scenario', 'textbox');
    await page.keyboard.type(name);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/#scenarios');
  }
  await focus('less', 'checkbox');
  await page.keyboard.press('Space');
  await focus('more', 'checkbox');
  await page.keyboard.press('Space');
  await focus('Set side by side', 'button');
  await page.keyboard.press('Enter');
  await page.getByRole('rowheader', { name: 'more' }).waitFor();
  expect(await page.getByRole('rowheader').allInnerTexts()).toEqual(['sweden, recommended', 'less', 'more']);
  expect(await page.getByRole('row', { name: /^less/ }).innerText()).toContain('6,000,000');
  expect(readdirSync(join(place.workspace, 'scenarios'))).toEqual(['less.json', 'more.json']);
  expect(JSON.parse(readFileSync(join(place.workspace, 'scenarios/more.json'), 'utf8'))).toMatchObject({
    changes: { jackpots: { '2026-11-28': 9e6 } },
  });
  expect(said).toEqual([]);
  await close();
});

test.each([
  ['the first', ''],
  ['the form', 'country/sweden'],
  ['a refused form', 'country/sweden?cash=much'],
  ['a decision', 'country/sweden?jackpot=9M'],
  ['scenarios side by side', 'compare?scenario=less&scenario=more'],
  ['the track record', 'track'],
  ['no page', 'nothing'],
])('axe finds nothing on %s', async (_, path) => {
  const { page, close } = await open(path);
  await page.getByRole('heading', { level: 1 }).filter({ hasNotText: 'Deciding' }).waitFor({ timeout: 60_000 });
  expect(await audit(page)).toEqual({ violations: [], undecided: [], faint: [] });
  await close();
});

test('what cannot be read is said at its field, and a jackpot off the grid in words', async () => {
  const { page, close } = await open('country/sweden?cash=much', false);
  expect(await page.locator('#cash-hint').innerText()).toBe('Expected an amount such as 22M, found “much”.');
  await page.goto(`${server.address}country/sweden?jackpot=9000001`);
  await page.getByText('expected a jackpot of the grid').waitFor({ timeout: 60_000 });
  await close();
});

test('other hosts, other origins and addresses without the token are refused, and nothing is kept', async () => {
  const { origin } = new URL(server.address);
  const status = async (address: string, init: RequestInit = {}) => (await fetch(address, init)).status;
  expect(await status(`${origin}/`)).toBe(403);
  expect(await status(`${origin}/${'b'.repeat(32)}/`)).toBe(403);
  expect(await status(server.address, { headers: { origin: 'https://evil.example' } })).toBe(403);
  const form = new URLSearchParams({ query: 'jackpot=9M', name: 'stolen' });
  const url = `${server.address}country/sweden`;
  expect(await status(url, { method: 'POST', body: form })).toBe(403);
  expect(await status(url, { method: 'POST', body: form, headers: { origin: 'https://evil.example' } })).toBe(403);
  expect(existsSync(join(place.workspace, 'scenarios/stolen.json'))).toBe(false);
});
