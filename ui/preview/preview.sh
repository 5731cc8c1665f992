#!/usr/bin/env bash
# Renders the overview to build/ui/overview.png, with rows of real events (AISCORE_DATA) scored by the real command.
# Needs node, npm and Chromium (CHROMIUM=path; Debian: apt-get install chromium). The renderer, 570 MB, is installed once.
set -euo pipefail
cd "$(dirname "$0")/../.."
: "${AISCORE_DATA:?is not set: the folder of the shared data}"
command -v npm >/dev/null || { echo "preview.sh: npm is not installed" >&2; exit 1; }
[ -x "${CHROMIUM:-/usr/bin/chromium}" ] || { echo "preview.sh: there is no Chromium; set CHROMIUM" >&2; exit 1; }
mkdir -p build/ui
cp ui/preview/package.json ui/preview/page.jsx ui/preview/shoot.mjs build/ui/
if ! cmp -s ui/preview/package.json build/ui/.installed; then
  echo "Installing the renderer, once. npm's own words: build/ui/npm.log"
  (cd build/ui && npm install --no-audit --no-fund --legacy-peer-deps >npm.log 2>&1)
  cp ui/preview/package.json build/ui/.installed
fi
build/venv/scorer/bin/python ui/preview/rows.py build/ui/rows.json
cd build/ui && node shoot.mjs ../../default/data/ui/views/aiscore_overview.xml rows.json overview.png
