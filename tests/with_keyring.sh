#!/usr/bin/env bash
# Run a command in a session of its own with a real, unlocked, empty keyring (the Secret Service), then take it all down.
#   tests/with_keyring.sh .venv/bin/python -m pytest -m keyring
set -euo pipefail
if [ "${RESULTDESK_KEYRING_SESSION:-}" != yes ]; then
    RESULTDESK_KEYRING_SESSION=yes exec dbus-run-session -- "$0" "$@"
fi
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
mkdir -m 700 "$home/runtime"
export HOME="$home" XDG_RUNTIME_DIR="$home/runtime"
unset XDG_DATA_HOME XDG_CONFIG_HOME XDG_CACHE_HOME
# The fakes of other tests are back ends too, once imported; without this the first to be found would chain them all.
export PYTHON_KEYRING_BACKEND=keyring.backends.SecretService.Keyring
eval "$(printf '\n' | gnome-keyring-daemon --unlock --components=secrets 2>/dev/null)"
"$@"
