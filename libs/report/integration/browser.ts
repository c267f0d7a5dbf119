import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const PATH = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

/** Headless Chromium. Its sandbox needs privileges that build machines lack; it opens nothing but our own pages. */
export function openBrowser(): Promise<Browser> {
  if (!existsSync(PATH))
    throw new Error(`no Chromium at ${PATH}: install it (apt-get install chromium) or name it by CHROMIUM=PATH`);
  const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-gpu'];
  return chromium.launch({ executablePath: PATH, args: ['--no-sandbox', ...quiet] });
}
