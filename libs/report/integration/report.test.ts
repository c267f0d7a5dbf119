import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { countryPage, indexLineOf, indexPage, weekPage } from '../src/index.ts';
import { exampleEvidence, exampleWeek } from '../test/example.ts';
import { audit, evaluate, openBrowser } from './browser.ts';
import { OVERLAPPING_TEXTS } from './overlapping-texts.ts';

jest.setTimeout(300_000);

const WIDE = { width: 1000, height: 900 };
const NARROW = { width: 360, height: 740 };
const looks = [
  ['light', { viewport: WIDE, colorScheme: 'light' }],
  ['dark', { viewport: WIDE, colorScheme: 'dark' }],
  ['narrow', { viewport: NARROW, colorScheme: 'light' }],
] as const;
const pages = {
  recommended: countryPage(exampleEvidence('england', 'recommended')),
  waiting: countryPage(exampleEvidence('england', 'awaiting-approval')),
  infeasible: countryPage(exampleEvidence('england', 'infeasible')),
  held: countryPage(exampleEvidence('england', 'held')),
  failed: countryPage(exampleEvidence('england', 'failed')),
  week: weekPage(exampleWeek()),
  index: indexPage([indexLineOf(exampleWeek().summary)]),
};
const candidatesOf = (country: string) => {
  const { recommendation } = exampleEvidence(country, 'recommended');
  return recommendation === null || recommendation.status === 'held' ? [] : recommendation.candidates;
};
type Name = keyof typeof pages;
const names = Object.keys(pages) as Name[];

let browser: Browser;
const folder = mkdtempSync(join(tmpdir(), 'report-'));

beforeAll(async () => {
  browser = await openBrowser();
  for (const name of names) writeFileSync(join(folder, `${name}.html`), pages[name]);
});
afterAll(() => browser?.close());

/** Opens the page from its file and gives everything that the browser said or asked for. */
async function show(name: Name, options: BrowserContextOptions = { viewport: WIDE }) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const said: string[] = [];
  const asked: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(error.message));
  page.on('request', (request) => asked.push(request.url()));
  const url = pathToFileURL(join(folder, `${name}.html`)).href;
  await page.goto(url);
  return { page, said, asked, url, close: () => context.close() };
}

describe.each(looks)('%s', (_, options) => {
  test.each(names)('%s: nothing is said, nothing is asked for, axe finds nothing, nothing sticks out', async (name) => {
    const { page, said, asked, url, close } = await show(name, options);
    expect(await audit(page)).toEqual({ violations: [], undecided: [], faint: [] });
    expect(await evaluate(page, 'document.documentElement.scrollWidth')).toBeLessThanOrEqual(options.viewport.width);
    expect(said).toEqual([]);
    expect(asked).toEqual([url]);
    await close();
  });
});

describe('marks are where they should be', () => {
  /** Marks of each kind in the one drawing of a figure that is shown. */
  async function marks(page: Page, title: string, selectors: readonly string[]) {
    const shown = page.locator('figure', { hasText: title }).locator('svg:visible');
    expect(await shown.count()).toBe(1);
    return Promise.all(selectors.map((selector) => shown.locator(selector).count()));
  }

  test.each([
    ['wide', WIDE],
    ['narrow', NARROW],
  ])('%s', async (_, viewport) => {
    const { page, close } = await show('recommended', { viewport });
    // Edges: the largest change below and above, and the cash. One solid and one dashed stretch.
    expect(
      await marks(page, 'What each jackpot earns', ['.line', '.line.dashed', '.edge', '.allowed', '.chosen', '.last']),
    ).toEqual([2, 1, 3, 1, 1, 1]);
    expect(
      await marks(page, 'How sales answer the jackpot', ['.line', '.band', '.past', '.allowed', '.chosen']),
    ).toEqual([2, 1, 1, 1, 1]);
    expect(await marks(page, 'The plan of 52 weeks', ['.line', '.edge'])).toEqual([2, 2]);
    expect(await marks(page, 'Sales and the intervals', ['.bars', '.thin', '.missed', '.dots'])).toEqual([1, 1, 1, 1]);
    await page.getByText('The model and its gate').click();
    expect(await marks(page, 'Loss in each of the last', ['.line', '.thin'])).toEqual([1, 1]);
    await close();
  });

  test('no text lies outside its drawing', async () => {
    for (const viewport of [WIDE, NARROW]) {
      const { page, close } = await show('recommended', { viewport });
      const outside = await evaluate(
        page,
        `[...document.querySelectorAll('svg')].filter((svg) => svg.checkVisibility()).flatMap((svg) => {
          const box = svg.getBoundingClientRect();
          return [...svg.querySelectorAll('text')].filter((text) => {
            const { left, right, top, bottom } = text.getBoundingClientRect();
            return left < box.left - 1 || right > box.right + 1 || top < box.top - 1 || bottom > box.bottom + 1;
          }).map((text) => text.textContent);
        })`,
      );
      expect(outside).toEqual([]);
      await close();
    }
  });
});

test('without JavaScript everything can be read, the folded figures too', async () => {
  const { page, close } = await show('recommended', { javaScriptEnabled: false, viewport: WIDE });
  expect(await page.locator('h1').innerText()).toBe('Announce GBP\u00a010,250,000');
  const folded = page.locator('details', { hasText: 'Earnings by jackpot' });
  await folded.locator('summary').click();
  expect(await folded.locator('td', { hasText: 'chosen' }).isVisible()).toBe(true);
  await close();
});

describe.each([390, 768, 1280])('at %i pixels', (width) => {
  test.each(names)('%s: no text lies on another', async (name) => {
    const { page, close } = await show(name, { viewport: { width, height: 900 } });
    expect(await evaluate(page, OVERLAPPING_TEXTS)).toEqual([]);
    await evaluate(page, "document.querySelectorAll('details').forEach((details) => (details.open = true))");
    expect(await evaluate(page, OVERLAPPING_TEXTS)).toEqual([]);
    await close();
  });
});

/** Visibility of the mark on each chart, and its distance in pixels to the nearest point of the chart's line. Runs in the page. */
const ASKED_MARKS = `[...document.querySelectorAll('.wide .asked')].map((mark) => {
  const box = mark.querySelector('circle').getBoundingClientRect();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const points = [...mark.parentElement.querySelectorAll('.line')].flatMap((line) => Array.from({ length: 400 }, (_, step) =>
    line.getPointAtLength((line.getTotalLength() * step) / 399).matrixTransform(line.getScreenCTM())));
  return { visibility: mark.getAttribute('visibility'), distance: Math.min(...points.map((point) => Math.hypot(point.x - x, point.y - y))) };
})`;

describe('another jackpot is asked about', () => {
  const ASKED = candidatesOf('england').findIndex(({ jackpot }) => jackpot === 18.25e6);

  test('by the slider, with the keyboard: its figures, constraints and place on both charts are shown', async () => {
    const { page, said, close } = await show('recommended');
    const slider = page.getByRole('slider');
    const marks = () => evaluate<{ visibility: string; distance: number }[]>(page, ASKED_MARKS);
    expect((await marks()).map(({ visibility }) => visibility)).toEqual(['hidden', 'hidden']);
    await slider.focus();
    await page.keyboard.press('End');
    for (let left = 72 - ASKED; left > 0; left--) await page.keyboard.press('ArrowLeft');
    const box = page.locator('.ask');
    const row = candidatesOf('england')[ASKED];
    if (row === undefined) throw new Error('the example has such a jackpot');
    const text = (await box.innerText()).replaceAll('\u00a0', ' ');
    expect(text).toContain('GBP 18,250,000 It misses: cash safety net.');
    expect(text).toContain(`GBP ${Math.round(row.expectedSales).toLocaleString('en-GB')}`);
    expect(text).toContain(`GBP ${Math.round(row.expectedNetRevenue).toLocaleString('en-GB')}`);
    expect(text).toContain(`${(100 * row.winProbability).toFixed(1)} %`);
    expect(text).toContain('extrapolated');
    expect(await page.locator('[data-constraint="cash safety net"]').innerText()).toMatch(/0\.1.%, at most .*NO/s);
    expect(await page.getByLabel('Jackpot, GBP').inputValue()).toBe('18,250,000');
    for (const { visibility, distance } of await marks()) {
      expect(visibility).toBe('visible');
      expect(distance).toBeLessThan(3);
    }
    expect(said).toEqual([]);
    await close();
  });

  test('by an amount: the nearest evaluated one is shown, and what is no amount is refused in words', async () => {
    const { page, close } = await show('recommended');
    const field = page.getByLabel('Jackpot, GBP');
    for (const [typed, shown, note] of [
      ['12M', '12,000,000', ''],
      ['12,100,000', '12,000,000', 'Nearest jackpot that was evaluated.'],
      ['GBP 900k', '2,000,000', 'Nearest jackpot that was evaluated.'],
      ['much', 'much', 'Write an amount, such as 22M or 22,000,000.'],
    ] as const) {
      await field.fill(typed);
      await page.keyboard.press('Tab');
      expect(await field.inputValue()).toBe(shown);
      expect(await page.locator('[data-shows="field"]').innerText()).toBe(note);
    }
    await close();
  });

  test('of one country of the week: its charts and figures move, and no other’s', async () => {
    const { page, said, close } = await show('week');
    const [first, second] = [page.locator('.ask').nth(0), page.locator('.ask').nth(1)];
    const before = await second.innerText();
    await first.getByRole('slider').press('Home');
    expect((await first.innerText()).replaceAll('\u00a0', ' ')).toContain('GBP 2,000,000 It misses: largest change.');
    expect(await second.innerText()).toBe(before);
    const moved = await evaluate<string[]>(
      page,
      `[...document.querySelectorAll('.asked[visibility=visible]')].map((mark) => mark.dataset.figures)`,
    );
    expect(moved).toHaveLength(2);
    expect(new Set(moved).size).toBe(1);
    expect(said).toEqual([]);
    await close();
  });

  test('never where the script does not run: nothing of it is shown', async () => {
    const { page, close } = await show('recommended', { javaScriptEnabled: false, viewport: WIDE });
    expect(await page.getByRole('slider').count()).toBe(0);
    expect(await page.locator('.ask').isVisible()).toBe(false);
    await close();
  });
});

test('the figures of each chart are saved as CSV, with a row for each of its points', async () => {
  const { page, close } = await show('recommended');
  await evaluate(page, "document.querySelectorAll('details').forEach((details) => (details.open = true))");
  const saved = new Map<string, string[]>();
  for (const link of await page.getByRole('link', { name: 'Save these figures as CSV' }).all()) {
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    saved.set(
      download.suggestedFilename(),
      readFileSync(await download.path(), 'utf8')
        .trim()
        .split('\n'),
    );
  }
  expect([...saved].map(([name, rows]) => [name, rows.length - 1])).toEqual([
    ['england-2026-11-28-jackpots.csv', 73],
    ['england-2026-11-28-plan.csv', 52],
    ['england-2026-11-28-past.csv', 104],
    ['england-2026-11-28-gate.csv', 26],
  ]);
  for (const rows of saved.values()) expect(new Set(rows.map((row) => row.split(',').length)).size).toBe(1);
  await close();
});

test('on a phone each country is a card with its whole jackpot', async () => {
  const { page, close } = await show('week', { viewport: { width: 390, height: 844 } });
  const cut = await evaluate(
    page,
    `[...document.querySelectorAll('.stacked td, .stacked tbody th')].filter((cell) => {
      const { left, right } = cell.getBoundingClientRect();
      return left < 0 || right > innerWidth || cell.scrollWidth > cell.clientWidth + 1;
    }).map((cell) => cell.textContent)`,
  );
  expect(cut).toEqual([]);
  expect(await evaluate(page, "getComputedStyle(document.querySelector('.stacked tbody tr')).display")).toBe('block');
  await close();
});

test.each(names)('%s prints: every drawing fits a page whole, and none is left out', async (name) => {
  const { page, close } = await show(name);
  const A4_INSIDE_MARGINS = { width: 680, height: 1000 };
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize(A4_INSIDE_MARGINS);
  const drawings = await page.locator('svg:visible').all();
  expect(drawings).toHaveLength(await page.locator('figure:visible').count());
  for (const drawing of drawings) expect((await drawing.boundingBox())?.height).toBeLessThan(A4_INSIDE_MARGINS.height);
  expect(
    await evaluate(
      page,
      "[...document.querySelectorAll('svg')].every((svg) => getComputedStyle(svg).breakInside === 'avoid')",
    ),
  ).toBe(true);
  // What is folded stays out; what its reader unfolded is printed, caption and last row.
  const heights = `[...document.querySelectorAll('details')].map((details) => details.getBoundingClientRect().height)`;
  expect(await evaluate(page, `${heights}.every((height) => height === 0)`)).toBe(true);
  await evaluate(page, "document.querySelectorAll('details').forEach((details) => (details.open = true))");
  expect(
    await evaluate(
      page,
      `[...document.querySelectorAll('details')].flatMap((details) => {
        const [caption, last] = [details.querySelector('caption'), details.querySelector('tr:last-child td')];
        return [caption, last].filter((part) => part.getBoundingClientRect().height < 8).map((part) => part.textContent);
      })`,
    ),
  ).toEqual([]);
  expect(await evaluate(page, OVERLAPPING_TEXTS)).toEqual([]);
  await evaluate(page, "document.querySelectorAll('details').forEach((details) => (details.open = false))");
  const printed = (await page.pdf({ format: 'A4' })).toString('latin1');
  expect(printed.match(/\/Type\s*\/Page\b/g)?.length).toBeLessThanOrEqual(2);
  await close();
});
