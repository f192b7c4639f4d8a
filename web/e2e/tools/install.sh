#!/usr/bin/env bash
# Installs what only the end-to-end tests and the packaging of the extension need into the
# git-ignored folder .tools, each part from its own lockfile:
#   .tools/node_modules  playwright-core, puppeteer-core, axe-core, vsce  (tools/package-lock.json)
#   .tools/webext        web-ext, Mozilla's check of browser extensions   (tools/webext)
#   .tools/vscode        code-server with a real VS Code 1.139            (tools/vscode)
# usage: install.sh [packages|webext|vscode]...   without a word: all
# A second run costs nothing: each part has a stamp made of its lockfile. Needs python3, make and
# g++ for the two addons. The browsers are the system's:
#   apt-get install chromium firefox-esr fonts-dejavu-core
set -euo pipefail
HERE=$(cd "$(dirname "$0")" && pwd)
ROOT=$(cd "$HERE/../../.." && pwd)
TOOLS="$ROOT/.tools"
PARTS=${*:-packages webext vscode}
QUIET=(--ignore-scripts --no-audit --no-fund)
export PATH="$ROOT/node_modules/.bin:$PATH"
mkdir -p "$TOOLS"
exec 9>"$TOOLS/.lock"
flock 9 # two callers at once: the second waits and then finds the stamp

step() { local t=$SECONDS; echo "== $1"; shift; "$@"; echo "   $((SECONDS - t)) s"; }
stamp() { cat "$@" "$HERE/install.sh" | sha256sum | cut -c1-16; }

install_packages() {
  local ok="$TOOLS/.packages-$(stamp "$HERE/package-lock.json")"
  [ -e "$ok" ] && return
  rm -f "$TOOLS"/.packages-*
  cp "$HERE/package.json" "$HERE/package-lock.json" "$TOOLS/"
  (cd "$TOOLS" && step "playwright-core, puppeteer-core, axe-core, vsce" npm ci "${QUIET[@]}")
  touch "$ok"
}

install_webext() {
  local ok="$TOOLS/.webext-$(stamp "$HERE/webext/package-lock.json")"
  [ -e "$ok" ] && return
  rm -rf "$TOOLS"/.webext-* "$TOOLS/webext"
  mkdir -p "$TOOLS/webext"
  cp "$HERE/webext/package.json" "$HERE/webext/package-lock.json" "$TOOLS/webext/"
  (cd "$TOOLS/webext" && step "web-ext" npm ci "${QUIET[@]}")
  touch "$ok"
}

install_vscode() {
  local ok="$TOOLS/.vscode-$(stamp "$HERE/vscode/package-lock.json")"
  [ -e "$ok" ] && return
  rm -rf "$TOOLS"/.vscode-* "$TOOLS/vscode"
  mkdir -p "$TOOLS/vscode"
  cp "$HERE/vscode/package.json" "$HERE/vscode/package-lock.json" "$TOOLS/vscode/"
  cd "$TOOLS/vscode"
  step "code-server" npm ci "${QUIET[@]}"
  cd node_modules/code-server/lib/vscode
  step "its packages" npm install --omit=dev "${QUIET[@]}"
  (cd extensions && step "its built-in extensions" npm install --omit=dev "${QUIET[@]}")
  # Two addons are worth compiling: log files of extensions, and the watchdog that ends an extension
  # host without its parent.
  export npm_config_nodedir JOBS=2
  npm_config_nodedir=$(node -p 'require("node:path").resolve(process.execPath, "../..")')
  step "two addons" npm rebuild @vscode/spdlog @vscode/native-watchdog
  # about 210 MB that a test run never opens
  cd node_modules
  rm -rf @github/copilot-sdk-linux-x64* @microsoft/mxc-sdk @vscode/windows-process-tree
  rm -rf @vscode/ripgrep-universal/bin/{darwin*,win32*,linux-{arm,arm64,ia32,ppc64,riscv64,s390x}}
  rm -rf node-pty/prebuilds/{darwin*,win32*,linux-arm64}
  touch "$ok"
}

for part in $PARTS; do "install_$part"; done
