import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../api/accounts/settings.ts';
import { breaksInForce } from '../../api/progress/breaks-in-force.ts';
import type { Break } from '../../api/scheduling/preferences.ts';

const version = (since: string, ...breaks: Break[]) => ({
  ...defaultSettings,
  userId: 'ada',
  version: 1,
  since: new Date(since),
  breaks,
});

describe('breaks in force', () => {
  const holidays = { from: '2026-11-14', to: '2026-11-20' };

  it('are those that are set, past ones too', () => {
    expect(breaksInForce([version('2026-11-25T12:00:00Z', holidays)])).toEqual([holidays]);
  });
  it('stay when they are cleared after they were over', () => {
    const versions = [version('2026-11-25T12:00:00Z'), version('2026-11-10T12:00:00Z', holidays)];
    expect(breaksInForce(versions)).toEqual([holidays]);
  });
  it('end with the study day on which they were cleared', () => {
    const versions = [version('2026-11-17T03:00:00Z'), version('2026-11-10T12:00:00Z', holidays)];
    expect(breaksInForce(versions)).toEqual([{ from: '2026-11-14', to: '2026-11-16' }]); // at 03:00 it is the 16th still
  });
  it('are none of days before they were planned, once they are cleared', () => {
    const versions = [version('2026-11-25T12:00:00Z'), version('2026-11-24T12:00:00Z', holidays)];
    expect(breaksInForce(versions)).toEqual([]);
  });
});
