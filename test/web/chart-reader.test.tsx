import { act } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { ChartReader } from '../../web/components/charts/chart-reader.tsx';
import { enter, press, render, unmountAll } from './render.ts';

afterEach(unmountAll);

function show({ column }: { column?: number } = {}) {
  const marks: (number | null)[] = [];
  const { container } = render(
    <ChartReader
      label="Day to read"
      length={30}
      start={8}
      textAt={(index) => `day ${index}`}
      {...(column === undefined ? {} : { column })}
    >
      {(marked) => {
        marks.push(marked);
        return (
          <svg>
            <g data-at={21}>
              <rect />
            </g>
          </svg>
        );
      }}
    </ChartReader>,
  );
  const slider = container.querySelector('input')!;
  return {
    slider,
    bar: container.querySelector('rect')!,
    said: () => [slider.getAttribute('aria-valuetext'), container.querySelector('p')!.textContent],
    marked: () => marks.at(-1),
    pointer: (target: Element, type: string) =>
      act(() => void target.dispatchEvent(new PointerEvent(type, { bubbles: true, pointerType: 'mouse' }))),
  };
}

describe('a chart read value by value', () => {
  it('says its first value, to eyes and to screen readers alike, and marks none', () => {
    const chart = show();
    expect(chart.said()).toEqual(['day 8', 'day 8']);
    expect(chart.marked()).toBeNull();
    expect(chart.slider.getAttribute('aria-label')).toBe('Day to read');
  });
  it('is a slider to the keyboard', () => {
    const chart = show();
    act(() => chart.slider.focus());
    enter(chart.slider, '9');
    expect(chart.said()).toEqual(['day 9', 'day 9']);
    expect(chart.marked()).toBe(9);
  });
  it('says what is pointed at, and goes back when the pointer leaves', () => {
    const chart = show();
    chart.pointer(chart.bar, 'pointerover');
    expect(chart.said()).toEqual(['day 21', 'day 21']);
    expect(chart.marked()).toBe(21);
    chart.pointer(chart.bar, 'pointerout');
    expect(chart.said()).toEqual(['day 8', 'day 8']);
  });
});

describe('where a column holds a week', () => {
  it.each([
    ['ArrowRight', 15],
    ['ArrowLeft', 1],
    ['ArrowDown', 9],
    ['ArrowUp', 7],
  ])('%s leads from day 8 to day %d', (key, day) => {
    const chart = show({ column: 7 });
    act(() => chart.slider.focus());
    expect(press(key, { target: chart.slider })).toBe(false);
    expect(chart.said()[0]).toBe(`day ${day}`);
  });
  it('no key leads beyond the ends', () => {
    const chart = show({ column: 7 });
    act(() => chart.slider.focus());
    for (let times = 0; times < 5; times++) press('ArrowLeft', { target: chart.slider });
    expect(chart.said()[0]).toBe('day 0');
    for (let times = 0; times < 9; times++) press('ArrowRight', { target: chart.slider });
    expect(chart.said()[0]).toBe('day 29');
  });
});
