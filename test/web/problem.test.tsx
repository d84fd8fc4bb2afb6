import { afterEach, expect, it } from 'vitest';
import { Problem } from '../../web/components/problem.tsx';
import { render, unmountAll } from './render.ts';

afterEach(unmountAll);

it.each([
  ['an error by its message', new Error('Say why.'), ['Say why.']],
  ['a sentence', 'Choose one.', ['Choose one.']],
  [
    'something else that was thrown in words that are safe to show',
    { secret: 1 },
    [expect.stringContaining('Try again')],
  ],
  ['nothing of null', null, []],
  ['nothing of undefined', undefined, []],
  ['nothing of an empty text', '', []],
])('A problem says %s', (_what, of, said) => {
  const { container } = render(<Problem of={of} />);
  expect([...container.querySelectorAll('[role=alert]')].map(({ textContent }) => textContent)).toEqual(said);
});
