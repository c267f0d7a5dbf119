import { mkdtempSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** The environment of a browser that has the lockfile's fonts and no others, whatever the machine has: lines end at the same words everywhere. */
export function pinnedFonts(): Record<string, string | undefined> {
  const fonts = join(dirname(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/package.json')), 'ttf');
  const folder = mkdtempSync(join(tmpdir(), 'fonts-'));
  const prefer = (name: string, font: string) =>
    `<match target="pattern"><test name="family"><string>${name}</string></test><edit name="family" mode="assign" binding="strong"><string>${font}</string></edit></match>`;
  const names = ['system-ui', 'sans-serif', 'Segoe UI', 'Roboto', 'Helvetica Neue', 'Liberation Sans', 'Arial'];
  const file = join(folder, 'fonts.conf');
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${fonts}</dir><cachedir>${folder}</cachedir>
${names.map((name) => prefer(name, 'DejaVu Sans')).join('\n')}
${['monospace', 'Liberation Mono'].map((name) => prefer(name, 'DejaVu Sans Mono')).join('\n')}
<match target="font"><edit name="hinting" mode="assign"><bool>false</bool></edit><edit name="rgba" mode="assign"><const>none</const></edit></match>
</fontconfig>`,
  );
  return { ...process.env, FONTCONFIG_FILE: file };
}
