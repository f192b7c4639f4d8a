import { accountsRouter } from "../../accounts/people/accounts.router.ts";
import { devicesRouter } from "../../accounts/devices/devices.router.ts";
import { instanceRouter } from "../../accounts/people/instance.router.ts";
import { settingsRouter } from "../../accounts/settings/settings.router.ts";
import { activityRouter } from "../../activity/activity.router.ts";
import { privacyRouter } from "../../privacy/privacy.router.ts";
import { sitesRouter } from "../../sites/sites.router.ts";
import { statsRouter } from "../../stats/stats.router.ts";
import { router } from "../../trpc/procedures.ts";

/** All procedures of the server. Clients import only its type, as `@streakline/server/router`. */
export const appRouter = router({
  instance: instanceRouter,
  accounts: accountsRouter,
  settings: settingsRouter,
  devices: devicesRouter,
  activity: activityRouter,
  stats: statsRouter,
  privacy: privacyRouter,
  sites: sitesRouter,
});
export type AppRouter = typeof appRouter;
