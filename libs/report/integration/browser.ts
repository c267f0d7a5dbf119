import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type Page, chromium } from 'playwright-core';

const PATH = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

/** Headless Chromium. Its sandbox needs privileges that build machines lack; it opens nothing but our own pages. */
export function openBrowser(): Promise<Browser> {
  if (!existsSync(PATH))
    throw new Error(`no Chromium at ${PATH}: install it (apt-get install chromium) or name it by CHROMIUM=PATH`);
  const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-gpu'];
  return chromium.launch({ executablePath: PATH, args: ['--no-sandbox', ...quiet] });
}

/** Runs an expression in the page; the policy forbids scripts of the page itself, not the debugger's. */
export const evaluate = <T>(page: Page, expression: string) => page.evaluate<T>(expression);

const axe = () => readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeResult {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

export interface Audit {
  /** What axe finds wrong, with the first element of each. */
  readonly violations: readonly string[];
  /** What axe leaves undecided, but the contrast of text in drawings, whose ground it cannot tell. */
  readonly undecided: readonly string[];
  /** Texts of drawings with less contrast than WCAG asks for, 4.5 to 1, on the worst ground that a drawing has. */
  readonly faint: readonly string[];
}

/** Audits a page with everything in it unfolded. */
export async function audit(page: Page): Promise<Audit> {
  await evaluate(page, "document.querySelectorAll('details').forEach((details) => (details.open = true))");
  await evaluate(page, axe());
  const { violations, incomplete } = await evaluate<Record<'violations' | 'incomplete', AxeResult[]>>(
    page,
    'axe.run()',
  );
  const inDrawing = /^<(text|tspan)\b/;
  return {
    violations: violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
    undecided: incomplete.flatMap(({ id, nodes }) =>
      nodes.filter(({ html }) => id !== 'color-contrast' || !inDrawing.test(html)).map(({ html }) => `${id}: ${html}`),
    ),
    faint: await evaluate(page, FAINT_TEXTS),
  };
}

/** WCAG 2.2, 1.4.3: contrast is (L1 + 0.05) / (L2 + 0.05) of relative luminances. Grounds: paper, and the tints over it. */
const FAINT_TEXTS = `(() => {
  const channels = (color) => {
    const [r, g, b, a = 1] = color.match(/[\\d.]+/g).map(Number);
    return { rgb: [r, g, b], a };
  };
  const over = (top, ground) => top.rgb.map((value, i) => value * top.a + ground[i] * (1 - top.a));
  const luminance = (rgb) => {
    const [r, g, b] = rgb.map((value) => value / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (a, b) => {
    const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
    return (light + 0.05) / (dark + 0.05);
  };
  const paper = channels(getComputedStyle(document.body).backgroundColor).rgb;
  return [...document.querySelectorAll('svg')].filter((svg) => svg.checkVisibility()).flatMap((svg) => {
    const tints = [...svg.querySelectorAll('.allowed, .band')].map((tint) => channels(getComputedStyle(tint).fill));
    const grounds = [paper, ...tints.map((tint) => over(tint, paper)), tints.reduce((ground, tint) => over(tint, ground), paper)];
    return [...svg.querySelectorAll('text')]
      .filter((text) => grounds.some((ground) => contrast(channels(getComputedStyle(text).fill).rgb, ground) < 4.5))
      .map((text) => text.textContent);
  });
})()`;
