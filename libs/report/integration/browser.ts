import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type Page, chromium, firefox } from 'playwright-core';
import { pinnedFonts } from './pinned-fonts.ts';

export type { Page };

const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const FIREFOX = process.env['FIREFOX'] ?? '/usr/bin/firefox-esr';

/** Headless Chromium. Its sandbox needs privileges that build machines lack; it opens nothing but our own pages. */
export function openBrowser(): Promise<Browser> {
  if (!existsSync(CHROMIUM))
    throw new Error(`no Chromium at ${CHROMIUM}: install it (apt-get install chromium) or name it by CHROMIUM=PATH`);
  const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-gpu'];
  return chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', ...quiet], env: pinnedFonts() });
}

/** Headless Firefox as it is released, by WebDriver BiDi. A page of it is opened with `FIREFOX_MEDIA`. */
export function openFirefox(colorScheme: 'light' | 'dark'): Promise<Browser> {
  if (!existsSync(FIREFOX))
    throw new Error(`no Firefox at ${FIREFOX}: install it (apt-get install firefox-esr) or name it by FIREFOX=PATH`);
  const firefoxUserPrefs = { 'layout.css.prefers-color-scheme.content-override': colorScheme === 'dark' ? 0 : 1 };
  return firefox.launch({ channel: 'moz-firefox', executablePath: FIREFOX, firefoxUserPrefs, env: pinnedFonts() });
}

/** Released Firefox takes no media features over BiDi: the colour scheme is a preference of the browser, the rest as it is. */
export const FIREFOX_MEDIA = { colorScheme: null, reducedMotion: null, forcedColors: null, contrast: null } as const;

/** Runs an expression in the page; the policy forbids scripts of the page itself, not the debugger's. */
export const evaluate = <T>(page: Page, expression: string) => page.evaluate<T>(expression);

const axe = () => readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeResult {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

export interface Audit {
  /** Violations that axe finds, with the first element of each. */
  readonly violations: readonly string[];
  /** Points that axe leaves undecided, but contrast, which it cannot tell in drawings and in tables that scroll. */
  readonly undecided: readonly string[];
  /** Every text with less contrast than WCAG asks for, 4.5 to 1, on the worst of the ground under it. */
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
  return {
    violations: violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
    undecided: incomplete
      .filter(({ id }) => id !== 'color-contrast')
      .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
    faint: await evaluate(page, FAINT_TEXTS),
  };
}

/** WCAG 2.2, 1.4.3: contrast is (L1 + 0.05) / (L2 + 0.05) of relative luminances. Ground: what is painted under the text. */
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
  const grounds = (element) => {
    if (element === null) return [[255, 255, 255]];
    const { rgb, a } = channels(getComputedStyle(element).backgroundColor);
    return a === 1 ? [rgb] : grounds(element.parentElement).map((ground) => over({ rgb, a }, ground));
  };
  // What lies under a text of a drawing, at points all over it.
  const groundsOfDrawing = (svg, text) => {
    const tints = [...svg.querySelectorAll('.allowed, .band')];
    const { x, y, width, height } = text.getBBox();
    const points = [0, 0.25, 0.5, 0.75, 1].flatMap((u) => [0, 0.5, 1].map((v) => new DOMPoint(x + u * width, y + v * height)));
    return points.flatMap((point) =>
      grounds(svg).map((paper) =>
        tints
          .filter((tint) => tint.isPointInFill(point))
          .reduce((ground, tint) => over(channels(getComputedStyle(tint).fill), ground), paper),
      ),
    );
  };
  const hasText = (element) => [...element.childNodes].some(({ nodeType, data }) => nodeType === 3 && data.trim() !== '');
  return [...document.body.querySelectorAll('*')]
    .filter((element) => hasText(element) && element.checkVisibility() && !element.closest('title, desc'))
    .filter((element) => {
      const svg = element.closest('svg');
      const { color, fill } = getComputedStyle(element);
      const ink = channels(svg === null ? color : fill).rgb;
      return (svg === null ? grounds(element) : groundsOfDrawing(svg, element)).some((ground) => contrast(ink, ground) < 4.5);
    })
    .map((element) => element.textContent);
})()`;
