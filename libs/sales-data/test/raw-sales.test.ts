import { clipToClock, type RawRow } from '../src/index.ts';

function row(line: number, draw_date: string): RawRow {
  return { line, surplusFields: 0, fields: { draw_date, gross_sales: '1' } };
}

test('draws whose day is not over are left out and counted; unreadable dates and plans stay', () => {
  const planned = { line: 7, surplusFields: 0, fields: { draw_date: '2026-12-05' } };
  const dates = ['2026-11-24', '2026-11-25', '2026-02-30', '2027-01-02', 'soon'];
  const rows = [...dates.map((date, index) => row(index + 2, date)), planned];
  const { sales, leftOut } = clipToClock({ columns: ['draw_date'], rows }, '2026-11-25');
  expect(sales.rows.map(({ line }) => line)).toEqual([2, 4, 6, 7]);
  expect(leftOut).toBe(2);
});
