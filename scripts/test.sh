#!/usr/bin/env bash
# All tests: what runs inside Splunk on 3.9 and 3.13, side by side, then what runs on the scorer's host, and both together, on 3.11, in as many
# processes as there are CPUs, four at most; last and alone, what the scorer does under load. Every part runs, whatever failed before.
set -u
failed=0
said=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null; rm -r "$said"' EXIT
run() {
  echo; echo "== $1"; shift
  "$@" || failed=1
}
# The scorer's rules are those of the search side, so tests of the contract and of rules run on its Python, too.
scorer() {
  env PYTHONPATH=lib:bin:scorer TF_CPP_MIN_LOG_LEVEL=3 build/venv/scorer/bin/python -m pytest "$@"
}
run "lint" build/venv/scorer/bin/ruff check bin lib scorer tests
declare -A running
for version in 3.9 3.13; do
  python=build/venv/search-$version/bin/python
  if [ -x "$python" ]; then
    env PYTHONPATH=lib:bin "$python" -m pytest tests/contract tests/rules tests/splunk tests/fuzz \
      tests/app/test_broker.py tests/app/test_connection.py >"$said/$version" 2>&1 &
    running[$version]=$!
  fi
done
for version in 3.9 3.13; do
  if [ -n "${running[$version]-}" ]; then
    run "search side on Python $version" wait "${running[$version]}"
    cat "$said/$version"
  else
    echo; echo "== search side on Python $version: skipped, no Python $version on this machine"
  fi
done
# One thread of arithmetic a process, where a test asks for no more: processes are what shares the CPUs here.
export OMP_NUM_THREADS=${OMP_NUM_THREADS:-1}
run "scorer, app and the whole way on Python 3.11" scorer tests --ignore=tests/splunk --ignore=tests/soak \
  --numprocesses auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder
run "scorer under load on Python 3.11" scorer tests/soak
exit $failed
