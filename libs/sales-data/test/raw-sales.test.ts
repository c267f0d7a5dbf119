import { clipToClock, type RawRow } from '../src/index.ts';

function row(line: number, draw_date: string): RawRow {
  return { line, surplusFields: 0, fields: { draw_date } };
}

test('later draws are left out and counted; unreadable dates stay for the check', () => {
  const rows = [row(2, '2026-11-28'), row(3, '2026-11-25'), row(4, '2026-02-30'), row(5, '2027-01-02'), row(6, 'soon')];
  const { sales, leftOut } = clipToClock({ columns: ['draw_date'], rows }, '2026-11-25');
  expect(sales.rows.map(({ line }) => line)).toEqual([3, 4, 6]);
  expect(leftOut).toBe(2);
});
