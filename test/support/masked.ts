/** What an answer gives away, with every id and instant hidden. */
export const masked = ({ status, body }: { status: number; body: unknown }): [number, string] => [
  status,
  JSON.stringify(body ?? null)
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'id')
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'instant'),
];
