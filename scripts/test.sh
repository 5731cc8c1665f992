#!/usr/bin/env bash
# All tests: what runs inside Splunk on 3.9 and 3.13, then what runs on the scorer's host, and both together, on 3.11. Every part runs, whatever failed before.
set -u
failed=0
run() {
  echo; echo "== $1"; shift
  "$@" || failed=1
}
run "lint" build/venv/scorer/bin/ruff check bin lib scorer tests
for version in 3.9 3.13; do
  python=build/venv/search-$version/bin/python
  if [ -x "$python" ]; then
    run "search side on Python $version" env PYTHONPATH=lib:bin "$python" -m pytest tests/contract tests/rules tests/splunk tests/fuzz \
      tests/app/test_broker.py tests/app/test_connection.py
  else
    echo; echo "== search side on Python $version: skipped, no Python $version on this machine"
  fi
done
run "scorer, app and the whole way on Python 3.11" env PYTHONPATH=lib:bin:scorer TF_CPP_MIN_LOG_LEVEL=3 \
  build/venv/scorer/bin/python -m pytest tests --ignore=tests/splunk
exit $failed
