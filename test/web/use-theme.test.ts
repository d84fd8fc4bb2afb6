import { act } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { useTheme } from '../../web/hooks/use-theme.ts';
import { renderHook, unmountAll } from './render.ts';

afterEach(unmountAll);

describe('the theme', () => {
  it('follows the device until one is chosen', () => {
    expect(renderHook(useTheme).result.current[0]).toBe('system');
  });
  it('chosen shows everywhere on the page and is kept', () => {
    const [here, there] = [renderHook(useTheme).result, renderHook(useTheme).result];
    act(() => here.current[1]('dark'));
    expect([here.current[0], there.current[0]]).toEqual(['dark', 'dark']);
    expect(renderHook(useTheme).result.current[0]).toBe('dark');
  });
  it('chosen in another tab shows here', () => {
    const { result } = renderHook(useTheme);
    localStorage.setItem('rehearse.theme', 'light');
    act(() => void dispatchEvent(new Event('storage')));
    expect(result.current[0]).toBe('light');
  });
  it('that cannot be read is the device’s', () => {
    localStorage.setItem('rehearse.theme', 'sepia');
    expect(renderHook(useTheme).result.current[0]).toBe('system');
  });
  it('is the device’s where the browser forbids storage, and choosing does no harm', () => {
    const forbid = () => {
      throw new DOMException('denied', 'SecurityError');
    };
    vi.stubGlobal('localStorage', { getItem: forbid, setItem: forbid });
    const { result } = renderHook(useTheme);
    act(() => result.current[1]('dark'));
    expect(result.current[0]).toBe('system');
  });
});
