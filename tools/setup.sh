#!/bin/sh
# Make .venv from the hashed lock. Called by the Makefile; safe to run again, also after an interruption.
set -eu

is_new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

if ! { [ -x .venv/bin/python ] && is_new_enough .venv/bin/python && .venv/bin/python -m pip --version >/dev/null 2>&1; }; then
    python=
    for candidate in ${PYTHON:-python3.11 python3 python3.12 python3.13}; do
        if is_new_enough "$candidate"; then
            python=$candidate
            break
        fi
    done
    if [ -z "$python" ]; then
        echo "Readout needs Python 3.11 or newer, and found none." >&2
        echo "Install one, or name it: make PYTHON=/path/to/python3.11 ..." >&2
        exit 1
    fi
    "$python" -m venv --clear .venv || {
        echo "$python could not make a virtual environment. On Debian or Ubuntu: apt install python3-venv" >&2
        exit 1
    }
fi

echo "Setting up .venv from requirements-dev.txt (once, a minute or two) ..." >&2
.venv/bin/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements-dev.txt
.venv/bin/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation -e .
