/**
 * Makes the README's pictures of a report from a fresh weekly run, in headless Chromium: `npm run report-pictures`. The text
 * that they show is kept beside them; a test compares it with the report's, so that no picture goes stale unseen.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openBrowser } from '@jackpot/report/browser';
import { freshWeek } from './documents/fresh-week.ts';
import { CHARTS, IMAGES, PICTURED, PICTURED_TEXT, picturedText } from './documents/pictured-text.ts';

const WIDTH = 920;
const report = freshWeek().report(PICTURED);
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
} finally {
  await browser.close();
}
writeFileSync(PICTURED_TEXT, picturedText(readFileSync(report, 'utf8')));
