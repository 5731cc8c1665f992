#!/usr/bin/env bash
# environment.sh NAME PYTHON [pip arguments]: a virtual environment under build/venv/NAME, made once for its requirements.
# Shows one line of progress; everything that pip says is in build/venv/NAME.log.
set -euo pipefail
name=$1 python=$2
shift 2
place=build/venv/$name log=build/venv/$name.log
mkdir -p build/venv
wanted=$("$python" -c 'import sys; print(sys.version)'; printf '%s\n' "$@"; for word in "$@"; do [ -f "$word" ] && cat "$word"; done || true)
[ -f "$place/.complete" ] && [ "$(cat "$place/.complete")" = "$wanted" ] && exit 0
rm -rf "$place"
started=$SECONDS
echo "Setting up $name ($("$python" --version 2>&1)), once. pip's own words: $log"
(
  "$python" -m venv "$place"
  "$place/bin/python" -m pip install --disable-pip-version-check --no-input "$@"
) >"$log" 2>&1 &
work=$!
while kill -0 $work 2>/dev/null; do
  if [ -t 1 ]; then
    printf '\r  %4d s  %-70.70s' $((SECONDS - started)) "$(grep -E '^(Collecting|Downloading|Installing|Using|Building)' "$log" | tail -n 1)"
    sleep 0.5
  else
    sleep 2
    if (( (SECONDS - started) % 20 < 2 )); then printf '  %4d s  %s\n' $((SECONDS - started)) "$(grep -E '^(Collecting|Installing)' "$log" | tail -n 1 | cut -c1-100)"; fi
  fi
done
if ! wait $work; then
  printf '\nSetting up %s failed. The end of %s:\n' "$name" "$log" >&2
  tail -n 15 "$log" >&2
  exit 1
fi
printf '%s' "$wanted" >"$place/.complete"
[ -t 1 ] && printf '\r%-90s\r' ''
echo "  ready after $((SECONDS - started)) s"
