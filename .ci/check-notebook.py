#!/usr/bin/env python3
"""Executes exported notebooks, and fails unless their numbers are those of the runs.

usage: check-notebook.py NOTEBOOK RUN_FOLDER [NOTEBOOK RUN_FOLDER ...] [--tolerance 1e-4]

A RUN_FOLDER has the run's metrics.csv and run.json. Needs torch, nbformat, nbclient, ipykernel and, for a run on characters, regex.
"""
import argparse
import csv
import json
import pathlib
import sys

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

ASK = """import json
print(json.dumps({
    "losses": losses, "parameters": sum(p.numel() for p in model.parameters()), "words": len(words),
    "sequences": [len(train), len(validation), len(test)],
    "test": test_loss if len(test) else None,
    "validation": validation_loss if len(validation) else None}))"""


class Kernel:
    """One kernel for all notebooks: starting it and importing torch takes longer than most of them."""

    def __init__(self):
        self.client = None

    def execute(self, path):
        """The notebook, executed in its folder and in an empty namespace."""
        notebook = nbformat.read(path, as_version=4)
        nbformat.validate(notebook)
        code = nbformat.v4.new_code_cell
        notebook.cells = [code(f"%cd -q {path.parent}"), code("%reset -f"), *notebook.cells, code(ASK)]
        earlier = self.client
        self.client = NotebookClient(
            notebook, timeout=1200, startup_timeout=300, kernel_name="python3", km=earlier and earlier.km)
        if earlier:
            self.client.kc = earlier.kc
        self.client.execute(cleanup_kc=False)
        return notebook

    def shut_down(self):
        if self.client and self.client.km:
            self.client._cleanup_kernel()


def shown(cell):
    return "".join(output.get("text", "") for output in cell.get("outputs", []))


def differences(kernel, path, run, tolerance, is_shown):
    """The numbers of a notebook that aren't those of its run, and how many were compared."""
    notebook = kernel.execute(path)
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    if is_shown:
        for cell in cells[:-1]:
            print(shown(cell), end="")
    found = json.loads(shown(cells[-1]))

    record = json.loads((run / "run.json").read_text())
    results = {step["id"]: step["results"] for step in record["steps"]}
    with open(run / "metrics.csv", newline="") as file:
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
        if not abs(here - there) <= tolerance * max(abs(there), 1e-9)]
    return wrong, len(losses), len(pairs) - len(losses)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", type=pathlib.Path, nargs="+", metavar="NOTEBOOK RUN_FOLDER")
    parser.add_argument("--tolerance", type=float, default=1e-4, help="relative (1e-4)")
    parser.add_argument("--show", action="store_true", help="print what the cells print")
    options = parser.parse_args()
    if len(options.paths) % 2:
        parser.error("each notebook needs the folder of its run")
    kernel, failures = Kernel(), 0
    for path, run in zip(options.paths[::2], options.paths[1::2]):
        try:
            wrong, losses, others = differences(kernel, path.resolve(), run, options.tolerance, options.show)
        except CellExecutionError as error:
            wrong, losses, others = [(str(error), "an error", "numbers")], 0, 0
        for name, here, there in wrong[:10]:
            print(f"WRONG {path.name}: {name}: {here} in the notebook, {there} in the run")
        if wrong:
            failures += 1
        else:
            print(f"ok    {path.name}: {losses} losses and {others} other numbers")
    kernel.shut_down()
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
