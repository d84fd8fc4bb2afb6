const key = 'rehearse.invitation';

/** Keeps the token of an invitation in this tab while somebody signs up or in: it stays out of addresses. */
export function holdInvitation(token: string) {
  try {
    sessionStorage.setItem(key, token);
  } catch {
    // Storage is off: they open the link again.
  }
}

/** The token held; empty for none. */
export function heldInvitation(): string {
  try {
    return sessionStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}

export function dropInvitation() {
  try {
    sessionStorage.removeItem(key);
  } catch {
    // Nothing was held.
  }
}
