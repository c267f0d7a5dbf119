/**
 * Makes the README's pictures of a report from a fresh weekly run, in headless Chromium: `npm run report-pictures`. The text
 * that they show is kept beside them; a test compares it with the report's, so that no picture goes stale unseen.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openBrowser } from '@jackpot/report/browser';
import { freshWeek } from './documents/fresh-week.ts';
import { CHARTS, IMAGES, PICTURED, PICTURED_TEXT, picturedText } from './documents/pictured-text.ts';

const WIDTH = 920;
const PHONE = { width: 390, height: 844 };
/** A4 inside the page's own margins, in CSS pixels. */
const PAPER = { width: 695, height: 1047 };
const ASKED = '30M';

const { report: reportOf, jackpot } = freshWeek();
const report = reportOf(PICTURED);
const week = join(dirname(report), '../../..', weekReport(jackpot));
const browser = await openBrowser();
try {
  const page = await browser.newPage({ viewport: { width: WIDTH, height: 900 } });
  await page.goto(pathToFileURL(report).href);
  const drawing = (title: string) => page.locator('figure', { hasText: title }).locator('svg:visible').first();
  const earns = await drawing(CHARTS.earns).boundingBox();
  if (earns === null) throw new Error('the first chart is not shown');
  const clip = { x: 0, y: 0, width: WIDTH, height: Math.ceil(earns.y + earns.height) };
  await page.screenshot({ path: join(IMAGES, 'report-verdict.png'), clip, fullPage: true });
  await drawing(CHARTS.plan).screenshot({ path: join(IMAGES, 'report-plan.png') });
  await page.emulateMedia({ colorScheme: 'dark' });
  await drawing(CHARTS.past).screenshot({ path: join(IMAGES, 'report-past-dark.png') });
  await page.emulateMedia({ colorScheme: 'light' });
  await page.getByRole('textbox').fill(ASKED);
  await page.keyboard.press('Tab');
  await page.locator('.ask').screenshot({ path: join(IMAGES, 'report-what-if.png') });
  for (const [name, file] of [
    ['report', report],
    ['week', week],
  ] as const) {
    await page.goto(pathToFileURL(file).href);
    await page.setViewportSize(PHONE);
    await page.screenshot({ path: join(IMAGES, `${name}-phone.png`) });
    await page.setViewportSize(PAPER);
    await page.emulateMedia({ media: 'print' });
    await page.screenshot({ path: join(IMAGES, `${name}-paper.png`) });
    await page.emulateMedia({ media: 'screen' });
  }
} finally {
  await browser.close();
}
writeFileSync(PICTURED_TEXT, picturedText(readFileSync(report, 'utf8')));

/** Path of the week's report, from the folder of the workspace. */
function weekReport(jackpot: (...args: readonly string[]) => string): string {
  const { report } = JSON.parse(jackpot('report', '--json')) as { report: string };
  return report.slice(report.indexOf('runs/'));
}
