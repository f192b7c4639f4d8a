import type { KeyStore } from "./account.ts";
import type { Delivery } from "./delivery.ts";

/**
 * Makes the recording account the one whose key is stored: signed in or out in another window, or
 * on another host that shares the secret storage. A key that merely is not there (a locked keyring)
 * changes nothing: recording goes on, and the person is asked to sign in.
 */
export async function followKey(
  delivery: Delivery,
  keys: KeyStore,
  warn: (line: string) => void,
): Promise<void> {
  try {
    const stored = await keys.read();
    if (stored === null) return;
    if ("signedOutAt" in stored) {
      if (delivery.current() !== null) await delivery.leave({ forget: null });
      return;
    }
    const { key: _, ...account } = stored;
    const current = delivery.current()?.account;
    if (current?.userId !== account.userId || current.server !== account.server)
      await delivery.enter(account);
  } catch (error) {
    warn(
      `the stored key cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
