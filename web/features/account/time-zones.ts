/** The zone of this browser. */
export const deviceZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Every zone that the browser knows, this device’s, UTC and `chosen`, by region. */
export function zoneGroups(chosen: string): { region: string; zones: string[] }[] {
  const all = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', deviceZone, chosen]);
  const groups = new Map<string, string[]>();
  for (const zone of [...all].toSorted()) {
    const region = zone.includes('/') ? zone.slice(0, zone.indexOf('/')) : 'Other';
    groups.set(region, [...(groups.get(region) ?? []), zone]);
  }
  return [...groups].map(([region, zones]) => ({ region, zones })).toSorted((a, b) => a.region.localeCompare(b.region));
}
