#!/usr/bin/env python3
"""Loads the model of a run into PyTorch, without renaming, and has it judge the run's test texts.

usage: exchange.py RUN_FOLDER, such as output/imdb

Fails where a tensor is missing, too many or of another shape, or where the perplexity is not the run's
to 1e-4 of its size. Needs torch, numpy and safetensors.
"""
import json
import math
import pathlib
import sys

import numpy
import torch
from safetensors.torch import load_file
from torch.nn.functional import cross_entropy

from notebook_training import model_of

LIMIT = 1e-4


def settings_and_results(folder):
    """Of all steps, by names such as "model.hidden"."""
    steps = json.loads((folder / "run.json").read_text())["steps"]
    settings = {f"{step['id']}.{k}": v for step in steps for k, v in step["settings"].items()}
    results = {f"{step['id']}.{k}": v for step in steps for k, v in step["results"].items()}
    return settings, results


def documents(folder):
    """The framed test documents: `test.npy` holds all ids, `test-offsets.npy` where each begins."""
    ids = torch.from_numpy(numpy.load(folder / "test.npy").astype(numpy.int64))
    offsets = numpy.load(folder / "test-offsets.npy")
    return [ids[begin:end] for begin, end in zip(offsets, offsets[1:])]


def perplexity(model, documents):
    """Each target counts once. A document at a time, so that nothing is padded."""
    total = count = 0
    with torch.no_grad():
        for ids in documents:
            total += cross_entropy(model(ids[None, :-1])[0], ids[1:], reduction="sum").item()
            count += len(ids) - 1
    return math.exp(total / count), count


def main(folder):
    settings, results = settings_and_results(folder)
    model = model_of(results["vocab.size"], settings).eval()
    model.load_state_dict(load_file(folder / "model.safetensors"), strict=True)
    print(f"ok    model.safetensors loads into PyTorch {torch.__version__} under its own names")
    if settings["evaluate.checkpoint"] != "last" or not (folder / "test-offsets.npy").exists():
        print("      its perplexity is not compared: that needs the last checkpoint and documents")
        return
    theirs, count = perplexity(model, documents(folder))
    ours = results["evaluate.perplexity"]
    difference = abs(ours - theirs) / theirs
    holds = count == results["evaluate.tokens"] and difference <= LIMIT
    print(
        f"{'ok   ' if holds else 'WRONG'} over {count} targets PyTorch finds a perplexity of "
        f"{theirs:.4f}, the run {ours:.4f}: {difference:.1e} apart; allowed {LIMIT:.0e}")
    sys.exit(0 if holds else 1)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    try:
        main(pathlib.Path(sys.argv[1]))
    except (OSError, KeyError, RuntimeError) as problem:
        sys.exit(f"WRONG {sys.argv[1]}: {problem}")
