import { type Markup, markup } from '../html/markup.ts';

export const code = (text: string): Markup => markup`<code>${text}</code>`;

/** A command on lines of its own, to be copied. */
export const command = (text: string): Markup => markup`<pre><code>${text}</code></pre>`;

/** The same on a laptop and on AWS. */
export const either = ([laptop, aws]: readonly [laptop: string, aws: string]): Markup =>
  markup`${command(laptop)}on AWS: ${command(aws)}`;
