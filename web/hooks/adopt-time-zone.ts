import { api } from '../api-client.ts';

/** For an account made just now, which has chosen no zone yet: takes the browser’s. Never fails; Settings can change it later. */
export async function adoptTimeZone(): Promise<void> {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const me = await api.getMe().catch(() => undefined);
  if (me === undefined || me.timeZone === timeZone) return;
  await api.updateMe({ body: { timeZone } }).catch(() => undefined);
}
