import type * as vscode from "vscode";
import { type KeyStore, StoredKey } from "./send/account.ts";
import { SECRET_DEVICE_KEY } from "./store/stored-names.ts";

/**
 * The device's key in the editor's secret storage: shared by all windows, encrypted by the system,
 * never in settings or logs.
 */
export function secretKeys(secrets: vscode.SecretStorage): KeyStore {
  return {
    async read() {
      const text = await secrets.get(SECRET_DEVICE_KEY);
      if (text === undefined) return null;
      try {
        const parsed = StoredKey.safeParse(JSON.parse(text));
        return parsed.success ? parsed.data : null;
      } catch {
        return null;
      }
    },
    async write(key) {
      await secrets.store(SECRET_DEVICE_KEY, JSON.stringify(key));
    },
  };
}
