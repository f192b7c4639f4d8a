import type { Mood } from "./sittings.ts";
import type { Weights } from "./weighted.ts";

/**
 * Sites that all seeded people visit, by mood. `.example` cannot be registered, so these domains
 * have no category.
 */
export const SITES_OF_ALL: Readonly<Record<Mood, Weights>> = {
  lookup: {
    "github.com": 7,
    "stackoverflow.com": 3,
    "google.com": 2,
    "chatgpt.com": 2,
    "linear.app": 1.5,
    "slack.com": 0.7,
    "figma.com": 0.5,
  },
  pause: {
    "ycombinator.com": 3,
    "youtube.com": 2,
    "reddit.com": 2,
    "slack.com": 2,
    "bsky.app": 2,
    "proton.me": 1,
    "wikipedia.org": 1,
    "garden-of-bits.example": 0.7,
  },
  evening: {
    "youtube.com": 5,
    "reddit.com": 3,
    "theguardian.com": 2,
    "bsky.app": 2,
    "wikipedia.org": 1.5,
    "spotify.com": 1,
    "ebay.com": 0.7,
    "slow-railways.example": 0.7,
  },
};
