import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Page, audit, openBrowser } from '@jackpot/report/browser';
import { type ExploreServer, serveExplorer } from '../src/exploring/explore-server.ts';
import { keepScenario } from '../src/exploring/scenario-files.ts';
import { Workplace } from '../test/workplace.ts';

jest.setTimeout(300_000);

const TOKEN = 'a'.repeat(32);
const place = new Workplace(['sweden'], { horizonWeeks: 52 });
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

/** Walks with the Tab key to a control of the page. */
async function focus(page: Page, name: string, role: 'link' | 'textbox' | 'button' | 'checkbox' | 'combobox') {
  const target = page.getByRole(role, { name });
  for (let step = 0; step < 60; step++) {
    if ((await target.first().and(page.locator(':focus')).count()) > 0) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the Tab key never reaches ${name}`);
}

test('with the keyboard alone: later jackpots, cash, bounds, sales and marketing are assumed, and decided so', async () => {
  const { page, said, close } = await open('country/sweden');
  for (const [field, text] of [
    ['Jackpots of later draws', '2026-12-05 11M, 2026-12-12 12M'],
    ['Available cash of the company', '90M'],
    ['Payout ratio, at least', '38'],
    ['Payout ratio, at most', '46'],
    ['Largest change of the jackpot', '60'],
    ['Sales level', '95'],
    ['Marketing for 2026-11-28', '200k'],
  ] as const) {
    await focus(page, field, 'textbox');
    await page.keyboard.type(text);
  }
  await focus(page, 'Decide', 'combobox');
  expect(await page.locator(':focus').inputValue()).toBe('year');
  await focus(page, 'Decide', 'button');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Keep it' }).waitFor({ timeout: 120_000 });
  const text = (await page.locator('main').innerText()).replaceAll('\u00a0', ' ');
  expect(text).toContain(
    'the draw of 2026-12-05 announced at SEK 11,000,000; the draw of 2026-12-12 announced at SEK 12,000,000; ' +
      'available cash of EUR 90,000,000; a payout ratio of at least 38 %; a payout ratio of at most 46 %; a largest change of 60 %; ' +
      'sales at 95 % of the forecast; marketing of SEK 200,000 for this draw',
  );
  expect(text).toMatch(/52-week payout ratio[^]*? in 38\.0–46\.0 %/);
  await page.locator('summary', { hasText: 'The plan, as figures' }).press('Enter');
  for (const [date, jackpot] of [
    ['2026-12-05', '11,000,000'],
    ['2026-12-12', '12,000,000'],
  ] as const)
    expect(await page.getByRole('row', { name: new RegExp(`^${date}`) }).innerText()).toContain(jackpot);
  expect(await page.getByLabel('Largest change of the jackpot').inputValue()).toBe('60');
  expect(said).toEqual([]);
  await close();
});

test('with the keyboard alone: another jackpot is decided, kept by a name and set beside another', async () => {
  const { page, said, close } = await open('');
  for (const [name, amount] of [
    ['more', '9M'],
    ['less', '6M'],
  ] as const) {
    await focus(page, 'sweden', 'link');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/country/sweden');
    await focus(page, 'Jackpot of 2026-11-28', 'textbox');
    await page.keyboard.type(amount);
    await page.keyboard.press('Enter');
    await page
      .getByRole('heading', { level: 1, name: `SEK ${amount.replace('M', ',000,000')}` })
      .waitFor({ timeout: 60_000 });
    await focus(page, 'Name of the scenario', 'textbox');
    await page.keyboard.type(name);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/#scenarios');
  }
  await focus(page, 'less', 'checkbox');
  await page.keyboard.press('Space');
  await focus(page, 'more', 'checkbox');
  await page.keyboard.press('Space');
  await focus(page, 'Set side by side', 'button');
  await page.keyboard.press('Enter');
  await page.getByRole('columnheader', { name: 'more' }).waitFor();
  expect(await page.getByRole('columnheader').allTextContents()).toEqual([
    'Decision',
    'sweden, recommended for 2026-11-28',
    'less',
    'more',
  ]);
  expect(await page.getByRole('row', { name: /^Jackpot/ }).innerText()).toContain('6,000,000');
  expect(readdirSync(join(place.workspace, 'scenarios'))).toEqual(['less.json', 'more.json']);
  expect(JSON.parse(readFileSync(join(place.workspace, 'scenarios/more.json'), 'utf8'))).toMatchObject({
    formatVersion: 2,
    recordId: expect.stringMatching(/^sweden-2026-11-28-/) as string,
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

test('a scenario is decided on the pinned inputs of its record, also once a later one is in force', async () => {
  keepScenario(place.workspace, { formatVersion: 1, name: 'latest', country: 'sweden', recordId: null, changes: {} });
  await place.weekly('--draw-date', '2026-12-05');
  const { page, close } = await open('compare?scenario=more&scenario=latest');
  await page.getByRole('columnheader', { name: 'more' }).waitFor({ timeout: 120_000 });
  await page.getByRole('columnheader', { name: 'latest' }).waitFor({ timeout: 120_000 });
  expect(await page.getByRole('columnheader').allTextContents()).toEqual([
    'Decision',
    'sweden, recommended for 2026-12-05',
    'sweden, recommended for 2026-11-28',
    'latest',
    'more',
  ]);
  expect(await page.getByRole('row', { name: /^Jackpot/ }).innerText()).toContain('9,000,000');
  await page.goto(server.address);
  expect(await page.getByText('more, sweden').innerText()).toContain('draw of 2026-11-28');
  await close();
});
