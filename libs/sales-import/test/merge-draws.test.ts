import { mergeDraws } from '../src/merge-draws.ts';

const DATA = `country,draw_date,jackpot_announced,tickets_sold,gross_sales,note
england,2026-11-14,20000000,100,250,"a, b"
germany,2026-11-14,500000,9,27,
`;
const draw = (drawDate: string, fields: Record<string, string>) => ({
  line: 2,
  drawDate,
  fields: { draw_date: drawDate, ...fields },
});

test('draws are added and changed by country and date; all else stays to the byte', () => {
  const merged = mergeDraws(DATA, 'england', [
    draw('2026-11-14', { jackpot_announced: '20000000.0', tickets_sold: '110' }),
    draw('2026-11-21', { jackpot_announced: '21000000', gross_sales: '300', marketing_spend: '7' }),
  ]);
  expect(merged.csv).toBe(`country,draw_date,jackpot_announced,tickets_sold,gross_sales,note,marketing_spend
england,2026-11-14,20000000,110,,"a, b",
germany,2026-11-14,500000,9,27,,
england,2026-11-21,21000000,,300,,7
`);
  expect(merged.changed).toEqual([
    { line: 2, drawDate: '2026-11-14', values: [{ column: 'tickets_sold', before: '100', after: '110' }] },
  ]);
  expect(merged.added).toHaveLength(1);
});

test('draws that are there already change nothing', () => {
  const merged = mergeDraws(DATA, 'germany', [draw('2026-11-14', { jackpot_announced: '500000', tickets_sold: '9' })]);
  expect(merged).toEqual({ csv: DATA, added: [], changed: [], unchanged: 1 });
});

test('the first draws make the file', () => {
  expect(mergeDraws(null, 'wales', [draw('2026-11-14', { jackpot_announced: '5', tickets_sold: '6' })]).csv).toBe(
    'country,draw_date,jackpot_announced,tickets_sold\nwales,2026-11-14,5,6\n',
  );
});
