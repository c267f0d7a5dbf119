interface Count {
  readonly total: number;
  readonly covered: number;
}

/** A file's counts, as Istanbul's `json-summary` has them. */
interface FileCoverage {
  readonly lines: Count;
  readonly branches: Count;
}

/** Markdown: the share of lines and branches that tests reach, by package, the least first. */
export function coverageTable(files: Readonly<Record<string, FileCoverage>>): string {
  const packages = Map.groupBy(
    Object.entries(files).filter(([file]) => file !== 'total' && /^(apps|libs)\//.test(file)),
    ([file]) => file.split('/').slice(0, 2).join('/'),
  );
  const rows = [...packages].map(([name, found]) => {
    const share = (kind: keyof FileCoverage) => {
      const sum = (part: keyof Count) => found.reduce((total, [, counts]) => total + counts[kind][part], 0);
      return sum('total') === 0 ? 1 : sum('covered') / sum('total');
    };
    return { name, lines: share('lines'), branches: share('branches') };
  });
  const percent = (value: number) => `${(value * 100).toFixed(1)} %`;
  return [
    '| package | lines | branches |',
    '| --- | --- | --- |',
    ...rows
      .sort((a, b) => a.lines - b.lines || a.name.localeCompare(b.name))
      .map(({ name, lines, branches }) => `| ${name} | ${percent(lines)} | ${percent(branches)} |`),
  ].join('\n');
}
