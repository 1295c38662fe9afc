#!/bin/sh
# Makes this checkout ready to run: what the system lacks (libraries for the window, a Chinese font), and a virtual
# environment in .venv with Hanview in it. Does only what is not done yet.
#
#   sh resources/setup.sh           everything that the window needs
#   sh resources/setup.sh --test    and what the tests need
#
# Needs Python 3.11 or newer, with pip or ensurepip. Asks for a password only when system packages are missing.
set -eu
cd "$(dirname "$0")/.."
case "${1-}" in
  '') target=. record=.venv/installed ;;
  --test) target='.[test]' record=.venv/installed-test ;;
  *) echo 'usage: sh resources/setup.sh [--test]' >&2; exit 2 ;;
esac
export DEBIAN_FRONTEND=noninteractive PIP_ROOT_USER_ACTION=ignore PIP_DISABLE_PIP_VERSION_CHECK=1

fail() {
  echo "setup: $*" >&2
  exit 1
}

find_python() {
  for python in python3 python3.14 python3.13 python3.12 python3.11 python; do
    if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then return; fi
  done
  fail 'Hanview needs Python 3.11 or newer, and none was found. Install python3 and python3-pip.'
}

as_superuser() {
  if [ "$(id -u)" = 0 ]; then
    sh -c "$1"
  else
    sudo env DEBIAN_FRONTEND=noninteractive sh -c "$1"
  fi
}

# Goes on when it fails: whatever is still missing then, Hanview itself names when it is started.
install_system_packages() {
  command=$("$python" -m viewer.ui.system --install-command) || {
    echo 'setup: no known package manager was found; going on without system packages' >&2
    return 0
  }
  [ -n "$command" ] || return 0
  echo "Installing what the system lacks: $command"
  as_superuser "$command" || echo "setup: this did not work; run it as the superuser: $command" >&2
}

# A virtual environment works only where it was made, and only with the Python that it was made with.
make_environment() {
  place="$(pwd) $("$python" -V)"
  [ "$(cat .venv/place 2>/dev/null)" != "$place" ] || return 0
  if "$python" -c 'import ensurepip' 2>/dev/null; then
    "$python" -m venv --clear .venv
  else # as on Debian without python3-venv
    "$python" -m venv --clear --without-pip .venv
  fi
  echo "$place" >.venv/place
}

run_pip() {
  if [ -e .venv/bin/pip ]; then
    .venv/bin/python -m pip "$@"
  else
    "$python" -m pip --python .venv/bin/python "$@"
  fi
}

# What was installed is told by the copies of pyproject.toml in .venv: one for Hanview, one for the tests' tools.
install_hanview() {
  if cmp -s pyproject.toml "$record"; then return; fi
  [ -e .venv/bin/pip ] || "$python" -m pip --version >/dev/null 2>&1 ||
    fail 'Python has no pip. Install python3-pip (or python3-venv), then try again.'
  echo 'Installing Hanview into .venv (the first time it downloads about 100 MB)'
  run_pip install --editable "$target"
  rm -f .venv/installed*
  cp pyproject.toml .venv/installed
  [ "$record" = .venv/installed ] || cp pyproject.toml "$record"
}

find_python
install_system_packages
make_environment
install_hanview
