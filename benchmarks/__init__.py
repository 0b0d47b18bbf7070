"""Speed and memory beside peers, measured in one run: ``python -m benchmarks``; see README.md in this folder."""
