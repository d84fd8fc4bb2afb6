import { vi } from 'vitest';

/** Stands in for the browser’s EventSource: a test sends what the server would, and sees who listens. */
export class FakeEventSource extends EventTarget {
  static readonly CLOSED = 2;
  static opened: FakeEventSource[] = [];
  readonly url: string;
  readyState = 1;
  constructor(url: string) {
    super();
    this.url = url;
    FakeEventSource.opened.push(this);
  }
  close() {
    this.readyState = FakeEventSource.CLOSED;
  }
  /** What the server sends. */
  send(type: string, lastEventId: string, data: unknown = {}) {
    if (this.readyState !== FakeEventSource.CLOSED)
      this.dispatchEvent(new MessageEvent(type, { data: JSON.stringify(data), lastEventId }));
  }
  /** The connection is lost; the browser takes it up again unless it is over `forGood`. */
  lose(forGood: boolean) {
    this.readyState = forGood ? FakeEventSource.CLOSED : 0;
    this.dispatchEvent(new Event('error'));
  }
}

/** Takes the place of EventSource until the test ends. */
export function fakeEventSources(): readonly FakeEventSource[] {
  FakeEventSource.opened = [];
  vi.stubGlobal('EventSource', FakeEventSource);
  return FakeEventSource.opened;
}
