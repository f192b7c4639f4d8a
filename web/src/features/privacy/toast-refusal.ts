import { refusalOf } from "../../api/refusal.ts";
import { showToast } from "../../ui/feedback/toast.tsx";

/** Shows what the server refused, as a toast. */
export function toastRefusal(error: unknown): void {
  showToast(refusalOf(error).sentence, true);
}
