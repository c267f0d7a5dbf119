import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { constants, inflateSync } from 'node:zlib';
import pixelmatch from 'pixelmatch';
import type { Browser, Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { countryPage, weekPage } from '../src/index.ts';
import { exampleEvidence, exampleWeek } from '../test/example.ts';
import { FIREFOX_MEDIA, evaluate, openBrowser, openFirefox } from './browser.ts';
import { OVERLAPPING_TEXTS } from './overlapping-texts.ts';
import { grey, reduced } from './reduced-picture.ts';

jest.setTimeout(300_000);

const STORED = join(import.meta.dirname, 'pictures');
/** Points of a reduced picture that may differ, such as by another version of a browser: fewer than a word has. */
const MOST_DIFFERENT = 25;

const pages = {
  country: countryPage(exampleEvidence('england', 'recommended')),
  week: weekPage(exampleWeek()),
};
type Name = keyof typeof pages;
const names = Object.keys(pages) as Name[];

const A4_INSIDE_MARGINS = 695;
const looks = [
  { look: 'phone', width: 390, colorScheme: 'light' },
  { look: 'tablet', width: 768, colorScheme: 'light' },
  { look: 'screen', width: 1280, colorScheme: 'light' },
  { look: 'dark', width: 1280, colorScheme: 'dark' },
  { look: 'moved', width: 1280, colorScheme: 'light' },
  { look: 'paper', width: A4_INSIDE_MARGINS, colorScheme: 'light' },
] as const;
type Look = (typeof looks)[number]['look'];

/** Engines, each with a browser of either colour scheme. */
const engines = {
  chromium: { open: () => openBrowser(), options: (colorScheme: 'light' | 'dark') => ({ colorScheme }) },
  firefox: { open: openFirefox, options: () => FIREFOX_MEDIA },
} as const;

const folder = mkdtempSync(join(tmpdir(), 'pictures-'));
for (const name of names) writeFileSync(join(folder, `${name}.html`), pages[name]);

/** Lays the page out as on paper, by the style sheet's own rules. Firefox can print over BiDi, but shows no medium but the screen. */
const AS_ON_PAPER = `for (const { cssRules } of document.styleSheets) for (const rule of cssRules)
  if (rule.media) rule.media.mediaText = rule.media.mediaText.includes('print') ? 'all' : 'not all'`;

async function prepare(page: Page, look: Look): Promise<void> {
  if (look === 'paper') await evaluate(page, AS_ON_PAPER);
  if (look !== 'moved') return;
  await page.getByRole('slider').first().focus();
  await page.keyboard.press('End');
}

/** Compares with what is stored, or stores it: RECORD=yes npx nx integration @jackpot/report -t pictures */
function differences(name: string, picture: PNG): string[] {
  const path = join(STORED, `${name}.png`);
  if (process.env['RECORD'] === 'yes') {
    mkdirSync(STORED, { recursive: true });
    writeFileSync(path, grey(picture));
    return [];
  }
  if (!existsSync(path)) return [`${path} is missing: record it`];
  const stored = PNG.sync.read(readFileSync(path));
  const { width, height } = picture;
  const now = join(folder, `${name}.png`);
  if (stored.width !== width || stored.height !== height) {
    writeFileSync(now, grey(picture));
    return [
      `${name} is ${width} by ${height}, stored as ${stored.width} by ${stored.height}: look at ${now} and ${path}`,
    ];
  }
  const marked = new PNG({ width, height });
  // A quarter in size, a letter is all edges: edges count.
  const different = pixelmatch(stored.data, picture.data, marked.data, width, height, {
    threshold: 0.1,
    includeAA: true,
  });
  if (different <= MOST_DIFFERENT) return [];
  writeFileSync(now, PNG.sync.write(marked));
  return [`${name} differs in ${different} points, at most ${MOST_DIFFERENT} may: look at ${now}`];
}

/** Pages of a PDF, which Firefox keeps in compressed streams. */
function pagesOf(pdf: Buffer): number {
  const text = pdf.toString('latin1');
  const streams = [...text.matchAll(/stream\r?\n([^]*?)endstream/g)].map(([, body = '']) => {
    const packed = Buffer.from(body, 'latin1');
    return packed[0] === 0x78 ? inflateSync(packed, { finishFlush: constants.Z_SYNC_FLUSH }).toString('latin1') : '';
  });
  return [text, ...streams].join('\n').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

describe.each(Object.keys(engines) as (keyof typeof engines)[])('pictures in %s', (engine) => {
  const { open, options } = engines[engine];
  const browsers: Partial<Record<'light' | 'dark', Browser>> = {};
  beforeAll(async () => {
    for (const colorScheme of ['light', 'dark'] as const) browsers[colorScheme] = await open(colorScheme);
  });
  afterAll(() => Promise.all(Object.values(browsers).map((browser) => browser.close())));

  test.each(names)(
    '%s is laid out as it was reviewed, on phone, tablet, screen, in the dark, asked and on paper; no text lies on another',
    async (name) => {
      const found: string[] = [];
      for (const { look, width, colorScheme } of looks) {
        const context = await browsers[colorScheme]?.newContext({
          ...options(colorScheme),
          viewport: { width, height: 900 },
        });
        const page = await context?.newPage();
        if (page === undefined) throw new Error('the browser is open');
        await page.goto(pathToFileURL(join(folder, `${name}.html`)).href);
        await prepare(page, look);
        found.push(...(await evaluate<string[]>(page, OVERLAPPING_TEXTS)).map((texts) => `${look}: ${texts}`));
        found.push(...differences(`${engine}-${name}-${look}`, reduced(await page.screenshot({ fullPage: true }))));
        await context?.close();
      }
      expect(found).toEqual([]);
    },
  );

  test.each(names)('%s is printed on two pages', async (name) => {
    const context = await browsers.light?.newContext(options('light'));
    const page = await context?.newPage();
    await page?.goto(pathToFileURL(join(folder, `${name}.html`)).href);
    const printed = await page?.pdf({ format: 'A4', preferCSSPageSize: true });
    expect(pagesOf(printed ?? Buffer.alloc(0))).toBe(2);
    await context?.close();
  });
});
