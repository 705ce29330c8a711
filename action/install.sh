#!/usr/bin/env bash
# Finds posdiff: the binary that was named, the one in PATH, or a release, which is held against its checksum.
# In: BINARY, VERSION, REPOSITORY, GH_TOKEN, RUNNER_OS, RUNNER_ARCH, RUNNER_TEMP. Out: posdiff.
set -euo pipefail

found() {
  "$1" --version
  echo "posdiff=$1" >> "$GITHUB_OUTPUT"
  exit 0
}
fail() {
  echo "::error title=posdiff::$1"
  exit 2
}

if [[ -n "${BINARY:-}" ]]; then
  [[ -x "$BINARY" ]] || fail "the input binary names no program"
  found "$(cd "$(dirname "$BINARY")" && pwd)/$(basename "$BINARY")"
fi
if path=$(command -v posdiff); then
  found "$path"
fi

[[ "${VERSION:-}" =~ ^v[0-9]+\.[0-9]+\.[0-9]+$ ]] ||
  fail "name a release in the input version, as v0.1.0, or a built posdiff in the input binary"
[[ "${REPOSITORY:-}" =~ ^[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+$ ]] || fail "no repository to download a release from"
case "${RUNNER_OS:-}-${RUNNER_ARCH:-}" in
  Linux-X64) target=x86_64-unknown-linux-musl ;;
  Linux-ARM64) target=aarch64-unknown-linux-musl ;;
  macOS-X64) target=x86_64-apple-darwin ;;
  macOS-ARM64) target=aarch64-apple-darwin ;;
  *) fail "there is no release for this runner: build posdiff and name it in the input binary" ;;
esac

cd "$(mktemp -d "${RUNNER_TEMP:-/tmp}/posdiff.XXXXXX")"
name="posdiff-$VERSION-$target.tar.gz"
from="${GITHUB_SERVER_URL:-https://github.com}/$REPOSITORY/releases/download/$VERSION"
for file in "$name" "$name.sha256"; do
  curl --proto '=https' --fail --silent --show-error --location --retry 3 --output "$file" "$from/$file" ||
    fail "$REPOSITORY has no release $VERSION for this runner"
done
if command -v sha256sum > /dev/null; then
  sha256sum --check --quiet "$name.sha256" || fail "the release is not what its checksum says"
else
  shasum -a 256 --check --quiet "$name.sha256" || fail "the release is not what its checksum says"
fi
tar --extract --gzip --file "$name"
[[ -x posdiff ]] || fail "the release holds no posdiff"
found "$PWD/posdiff"
