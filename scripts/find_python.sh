#!/usr/bin/env bash
# find_python.sh VERSION: prints a Python of that version (3.9, 3.11 ...), from the PATH or pyenv; nothing where there is none.
set -u
if command -v "python$1" >/dev/null && "python$1" -c 'import venv, ssl' 2>/dev/null; then
  command -v "python$1"
  exit 0
fi
for candidate in "${PYENV_ROOT:-$HOME/.pyenv}"/versions/"$1".*/bin/python; do
  if [ -x "$candidate" ]; then echo "$candidate"; exit 0; fi
done
