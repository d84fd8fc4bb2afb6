/** True under `npm run test:long`. */
export const isLong = process.env.REHEARSE_LONG === '1';

/** How often to repeat: `short` under `npm test`, `long` under `npm run test:long`. */
export const runs = (short: number, long: number): number => (isLong ? long : short);
