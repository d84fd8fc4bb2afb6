/** Round values from 0 to at least `max`, about `steps` of them above 0: 31 → 0, 10, 20, 30, 40. `least` is the smallest step. */
export function ticksTo(max: number, { steps = 4, least = 0 }: { steps?: number; least?: number } = {}): number[] {
  const raw = Math.max(max / steps, least, Number.MIN_VALUE);
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = ([1, 2, 5, 10].find((factor) => factor * power >= raw * (1 - 1e-9)) ?? 10) * power;
  const count = Math.max(1, Math.ceil(max / step - 1e-9));
  return Array.from({ length: count + 1 }, (_, index) => Number((index * step).toPrecision(12)));
}
