// Loaded into a server before anything else (`node --import`): its clock is ahead of ours by what the file CLOCK_FILE
// says, in ms; see shifted-server.ts. Timers stay as they are.
import { readFileSync } from 'node:fs';

const OurDate = Date;
const ourNow = Date.now;
/** Reads the file each time, so that the clock may be put forward at any moment. */
const now = () => ourNow() + Number(readFileSync(process.env.CLOCK_FILE, 'utf8'));

OurDate.now = now;
globalThis.Date = new Proxy(OurDate, {
  construct: (target, given, newTarget) => Reflect.construct(target, given.length > 0 ? given : [now()], newTarget),
});
