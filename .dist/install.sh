#!/bin/sh
# Installs walkthrough @VERSION@ for the user who runs it, below ~/.local; needs no rights beyond that.
#
#   sh install.sh               downloads the archive for this system, and verifies it
#   sh install.sh FOLDER        takes the archive from FOLDER, which has SHA256SUMS as well
#   sh install.sh --uninstall   removes what it installed
#
# PREFIX=/elsewhere installs there instead.
set -eu

version="@VERSION@"
source="${1:-@REPOSITORY@/releases/download/v$version}"
prefix="${PREFIX:-$HOME/.local}"
folder="$prefix/lib/walkthrough"
program="$prefix/bin/walkthrough"

fail() {
  echo "install.sh: $1" >&2
  exit 1
}

# Where shells look for completions: links into the program's folder.
shared="share/bash-completion/completions/walkthrough share/zsh/site-functions/_walkthrough
share/fish/vendor_completions.d/walkthrough.fish"

uninstall() {
  for page in "$folder"/share/man/man1/*; do
    rm -f "$prefix/share/man/man1/$(basename "$page")"
  done
  for file in $shared; do rm -f "$prefix/$file"; done
  rm -rf "$folder" "$program"
}

if [ "${1:-}" = --uninstall ]; then
  [ -e "$folder/bin/walkthrough" ] || fail "walkthrough isn't installed in $prefix"
  uninstall
  echo "removed $folder and $program"
  exit
fi

case "$(uname -s)-$(uname -m)" in
Linux-x86_64) platform="linux-x86_64" ;;
Linux-aarch64 | Linux-arm64) platform="linux-aarch64" ;;
Darwin-arm64) platform="macos-arm64" ;;
*) fail "there is no archive for $(uname -s) on $(uname -m); build walkthrough from its sources" ;;
esac
archive="walkthrough-$version-$platform.tar.gz"

work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

fetch() {
  if [ -d "$source" ]; then
    cp "$source/$1" "$work/$1"
  elif command -v curl >/dev/null; then
    curl --fail --location --silent --show-error --output "$work/$1" "$source/$1"
  elif command -v wget >/dev/null; then
    wget --quiet --output-document "$work/$1" "$source/$1"
  else
    fail "neither curl nor wget is installed; download $source/$1 and SHA256SUMS yourself, then say: sh install.sh FOLDER"
  fi || fail "$source/$1 can't be read"
}

checksum() {
  if command -v sha256sum >/dev/null; then
    sha256sum "$1"
  else
    shasum -a 256 "$1"
  fi | cut -d ' ' -f 1
}

echo "Fetching $archive from $source"
fetch SHA256SUMS
fetch "$archive"
expected="$(sed -n "s/^\([0-9a-f]*\)  *\*\{0,1\}$archive\$/\1/p" "$work/SHA256SUMS")"
[ -n "$expected" ] || fail "SHA256SUMS doesn't name $archive"
[ "$(checksum "$work/$archive")" = "$expected" ] \
  || fail "$archive is damaged or isn't the one that was released: its SHA-256 differs; nothing was installed"

tar -xzf "$work/$archive" -C "$work"
unpacked="$work/${archive%.tar.gz}"
"$unpacked/bin/walkthrough" --version >/dev/null 2>"$work/errors" || {
  cat "$work/errors" >&2
  grep '^This archive needs' "$unpacked/README.md" >&2 || true
  fail "walkthrough can't run here; nothing was installed"
}

if [ -e "$folder" ]; then
  [ -e "$folder/bin/walkthrough" ] || fail "$folder is in the way, and isn't walkthrough's"
  uninstall
fi
mkdir -p "$prefix/bin" "$prefix/lib" "$prefix/share/man/man1"
mv "$unpacked" "$folder"
printf '#!/bin/sh\nexec "%s/bin/walkthrough" "$@"\n' "$folder" > "$program"
chmod 755 "$program"
for page in "$folder"/share/man/man1/*; do ln -sf "$page" "$prefix/share/man/man1/"; done
for file in $shared; do
  mkdir -p "$prefix/$(dirname "$file")"
  ln -sf "$folder/$file" "$prefix/$file"
done

echo "Installed $("$program" --version | head -n 1) in $folder"
case ":$PATH:" in
*":$prefix/bin:"*) echo "Try: walkthrough run" ;;
*) echo "Add $prefix/bin to your PATH, for example with this line in ~/.profile:
  export PATH=\"$prefix/bin:\$PATH\"
Then try: walkthrough run" ;;
esac
