import { weekPage } from '../src/index.ts';
import { exampleWeek } from './example.ts';

const KB = 1000;

test('six countries with their pictures weigh 250 KB or less, and the same bytes each time', () => {
  const page = weekPage(exampleWeek());
  expect(Buffer.byteLength(page)).toBeLessThanOrEqual(250 * KB);
  expect(weekPage(exampleWeek())).toBe(page);
});

test('the worst stands on top, each name leads to its own report', () => {
  const page = weekPage(exampleWeek());
  const at = (country: string) => page.indexOf(`href="../../recommendations/${country}/2026-11-28/report.html"`);
  expect(at('country-6')).toBeGreaterThan(0);
  expect(at('country-6')).toBeLessThan(at('country-3'));
  expect(at('country-3')).toBeLessThan(at('country-5'));
  expect(at('country-5')).toBeLessThan(at('country-1'));
  expect(page).toContain('<h1>4 of 6 countries need a person</h1>');
  expect(page).toContain('href="../../runs/2026-W48-r1/country-2/awaiting-approval/report.html"');
});
