import { join } from 'node:path';
import { ROOT } from './documented-blocks.ts';

/** The country whose report the README shows. */
export const PICTURED = 'england';

/** Folder of the README's pictures, and the text that stood in the report when they were made. */
export const IMAGES = join(ROOT, 'docs/images');
export const PICTURED_TEXT = join(IMAGES, 'report.txt');

/** The charts of the README's pictures, by how their titles begin. */
export const CHARTS = {
  earns: 'What each jackpot earns',
  plan: 'The plan of',
  past: 'Sales and the intervals',
} as const;

/** Every text of a report that its pictures show, a line each: what is above the reasons, and the charts. */
export function picturedText(page: string): string {
  const [top = ''] = /<main>[^]*?(?=<h2 id="why">)/.exec(page) ?? [];
  const figures = [...page.matchAll(/<figure[^>]*>[^]*?<\/figure>/g)].map(([figure]) => figure);
  const charts = Object.values(CHARTS).map((title) => {
    const figure = figures.find((one) => one.includes(`<h3>${title}`));
    if (figure === undefined) throw new Error(`the report has no chart "${title}…": its pictures cannot be made`);
    return figure.slice(0, figure.indexOf('<div class="narrow">')).replace(/<desc>[^]*?<\/desc>/, '');
  });
  const text = [top, ...charts].join('\n').replaceAll(/<[^>]*>/g, '\n');
  return `${text
    .split(/\s*\n\s*/)
    .filter((line) => line !== '')
    .join('\n')}\n`;
}
