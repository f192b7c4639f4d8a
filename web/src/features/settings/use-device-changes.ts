import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "../../api/api.ts";
import { refusalOf } from "../../api/refusal.ts";
import { showToast } from "../../ui/feedback/toast.tsx";

/** What can be changed about a device. */
export type DeviceChanges = {
  rename: (device: { deviceId: string; name: string }) => void;
  requestNewKey: (device: { deviceId: string }) => void;
  revoke: (device: { deviceId: string }) => void;
  isRevoking: boolean;
};

/**
 * Renames, gives a new key to, or revokes a device; then the devices are asked for again.
 * `onRevoked` is called as soon as a device is revoked.
 */
export function useDeviceChanges(onRevoked: () => void): DeviceChanges {
  const queryClient = useQueryClient();
  const reload = () =>
    Promise.all([
      queryClient.invalidateQueries(api.devices.pathFilter()),
      queryClient.invalidateQueries(api.accounts.me.pathFilter()),
    ]);
  const onError = (error: unknown) => showToast(refusalOf(error).sentence, true);
  const rename = useMutation(api.devices.rename.mutationOptions({ onSuccess: reload, onError }));
  const rotate = useMutation(
    api.devices.requestRotation.mutationOptions({
      onSuccess: async () => {
        showToast("The device fetches its new key the next time it connects");
        await reload();
      },
      onError,
    }),
  );
  const revoke = useMutation(
    api.devices.revoke.mutationOptions({
      onSuccess: async ({ name }) => {
        onRevoked();
        showToast(`${name} can no longer send`);
        await reload();
      },
      onError,
    }),
  );
  return {
    rename: (device) => rename.mutate(device),
    requestNewKey: (device) => rotate.mutate(device),
    revoke: (device) => revoke.mutate(device),
    isRevoking: revoke.isPending,
  };
}
