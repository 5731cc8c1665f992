#!/usr/bin/env bash
# lock.sh UV: writes the versions that everything is installed in, from the requirements. Run after a requirement has changed.
#   requirements/constraints.txt      all versions of the scorer's environment, tests included
#   requirements/scorer.lock.txt      what the scorer needs, each file by its digest, for a scorer's host
set -euo pipefail
export LC_ALL=C
uv=$1
compile() {
  "$uv" pip compile --quiet --python-version 3.11 --python-platform x86_64-manylinux_2_28 --no-header --no-annotate \
    ${AISCORE_WHEELS:+--find-links "$AISCORE_WHEELS"} "$@"
}
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT
compile scorer/requirements.txt requirements/dev.txt -o "$work/constraints" >/dev/null
compile --generate-hashes --no-emit-package torch scorer/requirements.txt -o "$work/lock" >/dev/null
{
  echo "# Made by \`make lock\`. Every version of the scorer's environment, tests included."
  # A build of torch for one kind of machine is the same version.
  sed -E 's/^(torch==[0-9.]+)\+.*/\1/' "$work/constraints"
} >requirements/constraints.txt
{
  echo "# Made by \`make lock\`. What the scorer needs on its host, each file by its digest:"
  echo "#   pip install --require-hashes --no-deps -r requirements/scorer.lock.txt && pip install -r scorer/requirements.txt"
  echo "# torch is not here: each kind of machine takes a build of its own, whose digests differ and which one index seldom has all of."
  echo "# The second command adds it, in the version that scorer/requirements.txt pins, and what its build needs."
  cat "$work/lock"
} >requirements/scorer.lock.txt
