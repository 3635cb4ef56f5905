#!/usr/bin/env python3
"""Executes an exported notebook, and fails unless its numbers are those of the run.

usage: check-notebook.py NOTEBOOK RUN_FOLDER [--tolerance 1e-4]

RUN_FOLDER has the run's metrics.csv and run.json. Needs torch, nbformat, nbclient, ipykernel and, for a run on characters, regex.
"""
import argparse
import csv
import json
import pathlib
import sys

import nbformat
from nbclient import NotebookClient

ASK = """import json
print(json.dumps({
    "losses": losses, "parameters": sum(p.numel() for p in model.parameters()), "words": len(words),
    "sequences": [len(train), len(validation), len(test)],
    "test": test_loss if len(test) else None,
    "validation": validation_loss if len(validation) else None}))"""


def executed(path):
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    notebook.cells.append(nbformat.v4.new_code_cell(ASK))
    client = NotebookClient(
        notebook, timeout=1200, startup_timeout=300, kernel_name="python3",
        resources={"metadata": {"path": str(path.parent)}})
    client.execute()
    return notebook


def shown(cell):
    return "".join(output.get("text", "") for output in cell.get("outputs", []))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("notebook", type=pathlib.Path)
    parser.add_argument("run", type=pathlib.Path)
    parser.add_argument("--tolerance", type=float, default=1e-4, help="relative (1e-4)")
    parser.add_argument("--show", action="store_true", help="print what the cells print")
    options = parser.parse_args()
    notebook = executed(options.notebook.resolve())
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    if options.show:
        for cell in cells[:-1]:
            print(shown(cell), end="")
    found = json.loads(shown(cells[-1]))

    record = json.loads((options.run / "run.json").read_text())
    results = {step["id"]: step["results"] for step in record["steps"]}
    with open(options.run / "metrics.csv", newline="") as file:
        losses = [float(row["loss"]) for row in csv.DictReader(file)]

    pairs = [("number of losses", len(found["losses"]), len(losses))]
    pairs += [(f"loss {i + 1}", *pair) for i, pair in enumerate(zip(found["losses"], losses))]
    pairs += [
        ("parameters", found["parameters"], results["model"]["parameters"]),
        ("words", found["words"], results["vocab"]["size"]),
    ]
    for name, count in zip(("train", "validation", "test"), found["sequences"]):
        pairs.append((f"{name} sequences", count, results["dataset"].get(f"{name}.sequences", 0)))
    if found["test"] is not None:
        pairs.append(("test loss", found["test"], results["evaluate"]["loss"]))
    if found["validation"] is not None:
        pairs.append(("validation loss", found["validation"], results["train"]["validationLoss"]))
    wrong = [
        (name, here, there) for name, here, there in pairs
        if not abs(here - there) <= options.tolerance * max(abs(there), 1e-9)]
    for name, here, there in wrong[:10]:
        print(f"WRONG {name}: {here} in the notebook, {there} in the run")
    if wrong:
        sys.exit(1)
    print(f"ok    {len(losses)} losses and {len(pairs) - len(losses)} other numbers")


if __name__ == "__main__":
    main()
