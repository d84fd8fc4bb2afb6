/** Where two answers differ in their fields' names or kinds of value, as a path; undefined if they do not. Values and lengths may differ. */
export function shapeDifference(a: unknown, b: unknown, path = '$'): string | undefined {
  if (a === null || b === null) return undefined; // a nullable field
  if (kindOf(a) !== kindOf(b)) return `${path}: ${kindOf(a)} and ${kindOf(b)}`;
  if (Array.isArray(a) && Array.isArray(b))
    return a.length > 0 && b.length > 0 ? shapeDifference(a[0], b[0], `${path}[]`) : undefined;
  if (!isObject(a) || !isObject(b) || path.endsWith('.versions')) return undefined; // versions: of any tools
  const names = Object.keys(a).join();
  if (names !== Object.keys(b).join()) return `${path}: {${names}} and {${Object.keys(b).join()}}`;
  return Object.keys(a)
    .map((name) => shapeDifference(a[name], b[name], `${path}.${name}`))
    .find((found) => found !== undefined);
}

const kindOf = (value: unknown) => (Array.isArray(value) ? 'array' : typeof value);
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
