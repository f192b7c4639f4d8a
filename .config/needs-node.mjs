// Loaded before the programs (`node --import`), in words that an old Node understands: the programs
// themselves are TypeScript, which it refuses.

const NODE_MAJOR_MIN = 24;

/**
 * What to do when Node is too old for the programs; null when it is not.
 * @example needsNode("22.1.0") // "Streakline needs Node 24 or newer, and this is Node 22.1.0: …"
 */
export function needsNode(/** @type {string} */ version) {
  if (Number.parseInt(version, 10) >= NODE_MAJOR_MIN) return null;
  return (
    `Streakline needs Node ${NODE_MAJOR_MIN} or newer, and this is Node ${version}: ` +
    "install it from https://nodejs.org (on macOS also with " +
    `\`brew install node@${NODE_MAJOR_MIN}\`), then run the same command again.`
  );
}

const sentence = needsNode(process.versions.node);
if (sentence !== null) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}
