#!/usr/bin/env python3
"""Checks that a run and the PyTorch record kept with it have the same numbers.

usage: check-reference.py RUN_FOLDER
It reads only the files and shares no code with the comparison on the page.
"""
import csv
import json
import pathlib
import sys

folder = pathlib.Path(sys.argv[1])
run = json.loads((folder / "run.json").read_text())
reference = json.loads((folder / "reference.json").read_text())
with (folder / "metrics.csv").open() as file:
    steps = list(csv.DictReader(file))
settings = {f"{step['id']}.{k}": v for step in run["steps"] for k, v in step["settings"].items()}
results = {f"{step['id']}.{k}": v for step in run["steps"] for k, v in step["results"].items()}
failures = []


def check(holds, what):
    print(("ok    " if holds else "WRONG ") + what)
    if not holds:
        failures.append(what)


def relative(one, other):
    return abs(one - other) / abs(other)


print(f"      PyTorch {reference['torch']}, {reference['platform']}, {reference['threads']} threads")
unlike = [name for name, value in reference["settings"].items() if settings.get(name) != value]
check(not unlike and run["seed"] == reference["seed"], f"the same settings and seed {unlike}")
check(run["data"]["digest"] == reference["data"]["digest"], "the same data")
counts = [name for name in reference["results"] if name.startswith(("load", "vocab", "dataset"))]
unlike = [name for name in counts if results.get(name) != reference["results"][name]]
check(not unlike, f"the same documents, tokens, words and targets {unlike}")
check(len(steps) == len(reference["steps"]) >= 200, f"{len(steps)} steps in both, at least 200")
pairs = list(zip(steps, reference["steps"]))
check(all(int(a["tokens"]) == b["tokens"] for a, b in pairs), "each batch has as many targets in both")
differences = [relative(float(a["loss"]), b["loss"]) for a, b in pairs]
for count, limit in ((20, 1e-5), (200, 1e-3)):
    largest = max(differences[:count])
    step = differences.index(largest) + 1
    check(largest <= limit,
          f"the first {count} losses differ by at most {largest:.1e}, at step {step}; allowed {limit:.0e}")
print(f"      all {len(differences)} losses differ by at most {max(differences):.1e}")
ours, theirs = results["evaluate.perplexity"], reference["results"]["evaluate.perplexity"]
# After the last step, so as far apart as the last losses may be.
check(relative(ours, theirs) <= 1e-3,
      f"the test perplexities {ours:.4f} and {theirs:.4f} differ by {relative(ours, theirs):.1e}; allowed 1e-03")
sys.exit(1 if failures else 0)
