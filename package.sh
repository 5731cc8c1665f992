#!/usr/bin/env bash
# Builds dist/aiscore-<version>.spl: the Splunk app, and with it the source of the scorer.
#
# By allow-list: what is not named below is not shipped, nor are the sites made up for development: their made-up
# addresses, keys and attacks are what reviewers and scanners look for. Reproducible: the same tree gives the same
# bytes, whoever builds it, whenever. Prints the digest, the size and the path of the package.
#
#   OUT=<folder>              where the package goes (default: dist)
#   SOURCE_DATE_EPOCH=<s>     the time that every file in it carries (default: the first second of 2026)
set -euo pipefail
export LC_ALL=C TZ=UTC
cd "$(dirname "$0")"

out=${OUT:-dist}
mtime=${SOURCE_DATE_EPOCH:-1767225600}
version=$(sed -n 's/^__version__ = "\([0-9][0-9A-Za-z.]*\)"$/\1/p' lib/aiscore_contract/__init__.py)
[ -n "$version" ] || { echo "package.sh: lib/aiscore_contract/__init__.py names no version" >&2; exit 1; }

# What is shipped: a folder (or one file), and the endings of the files in it that go along.
shipped() {
  cat <<'LIST'
app.manifest
LICENSE
README.md
CHANGELOG.md
CONTRIBUTING.md
pyproject.toml
bin py
lib/aiscore_contract py
lib/aiscore_rules py json
lib/aiscore_splunk py
default conf xml html
metadata meta
static png
appserver/static js css png svg txt
README spec
lookups csv
requirements txt
scorer/aiscore_model py json
scorer/aiscore_server py json
scorer/aiscore_trainer py json yml yaml
scorer/bundle json keras safetensors npz txt md bin
scorer/adapters/bundle.safetensors
scorer/requirements.txt
rules yml yaml json
deploy service conf md yml Dockerfile
docs md
LIST
}

files() {
  shipped | while read -r path endings; do
    if [ -f "$path" ]; then
      echo "$path"
    elif [ -d "$path" ]; then
      for ending in $endings; do
        find "$path" -type f \( -name "*.$ending" -o -name "$ending" \) \
          ! -path '*/__pycache__/*' ! -path '*/.*' ! -path '*/local/*' \
          ! -path 'scorer/aiscore_trainer/development/*'
      done
    fi
  done | sort -u
}

stage=$(mktemp -d)
trap 'rm -r "$stage"' EXIT
while read -r path; do
  mkdir -p "$stage/aiscore/$(dirname "$path")"
  cp "$path" "$stage/aiscore/$path"
done < <(files)
find "$stage" -type d -exec chmod 755 {} +
find "$stage" -type f -exec chmod 644 {} +

package="$out/aiscore-$version.spl"
mkdir -p "$out"
tar --create --format=ustar --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$mtime" \
  --directory "$stage" aiscore | gzip -n -9 > "$package.part"
mv "$package.part" "$package"

echo "sha256 $(sha256sum "$package" | cut -d' ' -f1)"
echo "bytes  $(wc -c < "$package")"
echo "file   $package"
