cd /tmp/f2; PYTHONSAFEPATH=1 PYTHONPATH=/tmp/f2/.typed HF_HUB_OFFLINE=1 nice timeout 500 /work/wt-front/.venv/bin/python -m pytest -q -p no:cacheprovider -o pythonpath=".typed ." "$@"
