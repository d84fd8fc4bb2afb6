import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { type MapDay, YearMap } from '../../web/components/charts/year-map.tsx';
import { runs } from '../support/long.ts';
import { render, unmountAll } from './render.ts';

afterEach(unmountAll);

const from = (start: number, length: number): MapDay[] =>
  Array.from({ length }, (_, index) => ({
    date: new Date(Date.UTC(2026, 0, 1 + start + index)).toISOString().slice(0, 10),
    level: index % 5,
    time: 'past',
    mark: null,
  }));

function draw(days: MapDay[]) {
  const { container } = render(<YearMap days={days} label="Day" textAt={(index) => days[index]?.date ?? ''} />);
  const numbers = (element: Element | null) => (element?.getAttribute('transform') ?? '').match(/[\d.]+/g)!.map(Number);
  const cells = [...container.querySelectorAll('[data-at]')].map((cell) => ({
    index: Number(cell.getAttribute('data-at')),
    row: Math.floor((numbers(cell)[1]! - 15) / 14),
    column: numbers(cell.parentElement)[0]! / 14,
    piece: [...container.querySelectorAll('svg')].indexOf(cell.closest('svg')!),
  }));
  unmountAll();
  return cells;
}

describe('the map of a year', () => {
  it('has each day once, in order, in the row of its weekday, Monday first, week after week', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 1, max: 120 }), (start, length) => {
        const days = from(start, length);
        const cells = draw(days);
        expect(cells.map(({ index }) => index)).toEqual(days.map((_, index) => index));
        const offset = cells[0]!.row;
        for (const { index, row, column, piece } of cells) {
          expect(row).toBe((new Date(`${days[index]!.date}T00:00:00Z`).getUTCDay() + 6) % 7);
          expect(piece * 11 + column).toBe(Math.floor((offset + index) / 7));
        }
      }),
      { numRuns: runs(15, 300) },
    );
  });
  it('names a month at the week of its first day, with the year in January', () => {
    const days = from(-20, 100);
    const { container } = render(<YearMap days={days} label="Day" textAt={() => ''} />);
    expect([...container.querySelectorAll('text')].map(({ textContent }) => textContent)).toEqual([
      'Jan 2026',
      'Feb',
      'Mar',
    ]);
  });
});
