import { createHash } from 'node:crypto';
import { Markup, markup } from './markup.ts';
import { style } from './style.ts';

const source = (content: string) => `'sha256-${createHash('sha256').update(content).digest('base64')}'`;
const styleSource = source(style);

/** Parts of a page beside its title and its body. */
interface PageParts {
  readonly script?: string | null;
  /** True if a server shows the page, so that its forms can be sent. */
  readonly served?: boolean;
  /** Seconds after which a served page asks again. */
  readonly refreshSeconds?: number;
}

/**
 * One self-contained file; its Content-Security-Policy forbids every request. Its only style and its only script, if it has one, are those
 * of the hashes that the policy names.
 */
export function page(
  title: string,
  body: Markup,
  { script = null, served = false, refreshSeconds }: PageParts = {},
): string {
  const scripts = script === null ? '' : ` script-src ${source(script)};`;
  const forms = served ? "'self'" : "'none'";
  const policy = `default-src 'none'; style-src ${styleSource};${scripts} base-uri 'none'; form-action ${forms}`;
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
${refreshSeconds === undefined ? null : markup`<meta http-equiv="refresh" content="${refreshSeconds}">\n`}<title>${title}</title>
<style>${new Markup(style)}</style>
</head>
<body>
${body}${script === null ? null : new Markup(`<script>${script}</script>\n`)}</body>
</html>
`.text;
}
