#!/usr/bin/env python3
"""Runs the eight steps of the seed notebook in PyTorch, and writes down what came of them.

`walkthrough run --reference FILE` and `walkthrough report --reference FILE` set that record beside a
run. Settings are given as for walkthrough, so that the same words can go to both:

  notebook.py aclImdb_v1.tar.gz --output reference.json --set load.limit=2000 --set train.epochs=1

Batches are always drawn as PyTorch's shuffling loader draws them (loader.order=.shuffled), and no
training review is held out (dataset.validation=0). Defaults are walkthrough's own, not a book's.
Needs torch; its release is noted in the record.
"""
import argparse
import collections
import json
import math
import os
import pathlib
import platform
import sys

import torch

from notebook_settings import settings
from notebook_training import PADDING, evaluate, model_of, train
from reviews import Reviews
from tokens import basic_english

SPECIALS = ["<unk>", "<pad>", "<bos>", "<eos>"]
UNKNOWN, BEGINNING, END = 0, 2, 3
assert SPECIALS[PADDING] == "<pad>"


def build_vocabulary(documents, most, fewest):
    """Ids by word: special tokens first, then words by falling count, equal counts by code point."""
    counts = collections.Counter(word for words in documents for word in words)
    words = sorted((w for w in counts if counts[w] >= fewest), key=lambda w: (-counts[w], w))
    kept = SPECIALS + words[: most - len(SPECIALS) if most else None]
    return {word: id for id, word in enumerate(kept)}, counts


def framed(words, ids, length):
    return torch.tensor(([BEGINNING] + [ids.get(w, UNKNOWN) for w in words] + [END])[:length])


def run(path, chosen, seed, most_steps):
    print(f"reading {path}", file=sys.stderr, flush=True)
    reviews = Reviews(path)
    texts = {
        "train": reviews.texts("train", chosen["load.limit"]),
        "test": reviews.texts("test", chosen["load.testLimit"]),
    }
    words = {split: [basic_english(text) for text in texts[split]] for split in texts}
    ids, counts = build_vocabulary(
        words["train"], chosen["vocab.maxTokens"], chosen["vocab.minFrequency"])
    documents = {
        split: [framed(document, ids, chosen["dataset.length"]) for document in words[split]]
        for split in words
    }

    torch.manual_seed(seed)
    model = model_of(len(ids), chosen)
    steps, seconds = train(model, documents["train"], chosen, most_steps)
    results = {
        "load.train.documents": len(texts["train"]), "load.test.documents": len(texts["test"]),
        "vocab.size": len(ids), "vocab.types": len(counts), "vocab.tokens": counts.total(),
        "dataset.train.tokens": sum(len(document) - 1 for document in documents["train"]),
        "dataset.test.tokens": sum(len(document) - 1 for document in documents["test"]),
        "model.parameters": sum(parameter.numel() for parameter in model.parameters()),
        "train.steps": len(steps), "train.seconds": seconds,
        "train.tokensPerSecond": round(sum(step["tokens"] for step in steps) / seconds),
    }
    if documents["test"]:
        loss, tokens = evaluate(model, documents["test"], chosen["loader.batchSize"])
        results |= {
            "evaluate.loss": loss / tokens, "evaluate.perplexity": math.exp(loss / tokens),
            "evaluate.tokens": tokens,
        }
    return {
        "schema": 1,
        "torch": torch.__version__,
        "platform": f"{platform.system()} {platform.machine()}",
        "threads": torch.get_num_threads(),
        "seed": seed,
        "data": {"source": path.name, "digest": reviews.digest},
        "settings": chosen,
        "results": results,
        "steps": steps,
    }


def write(record, path):
    """The whole file or none."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        temporary.write_text(json.dumps(record, indent=1, allow_nan=False) + "\n")
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=pathlib.Path, help="a folder or .tar.gz in the layout of aclImdb")
    parser.add_argument("--output", type=pathlib.Path, required=True, help="the record to write")
    parser.add_argument(
        "--set", action="append", default=[], metavar="step.label=value",
        help="change a setting; repeatable")
    parser.add_argument("--seed", type=int, default=42, help="of all random numbers (42)")
    parser.add_argument(
        "--steps", type=int, default=0, help="stop after so many optimizer steps (0: after all)")
    parser.add_argument("--threads", type=int, help="threads of PyTorch (all cores)")
    options = parser.parse_args()
    try:
        chosen = settings(options.set)
    except ValueError as problem:
        parser.error(str(problem))
    if not options.output.parent.is_dir() or options.output.is_dir():
        parser.error(f"--output {options.output}: give a file in a folder that is there")
    if options.threads:
        torch.set_num_threads(options.threads)
    try:
        record = run(options.data, chosen, options.seed, options.steps)
        write(record, options.output)
    except (OSError, ValueError) as problem:
        sys.exit(f"error: {problem}")
    except KeyboardInterrupt:
        print("\ninterrupted; nothing was written", file=sys.stderr)
        sys.exit(130)
    perplexity = record["results"].get("evaluate.perplexity")
    print(
        f"PyTorch {record['torch']}: {len(record['steps'])} steps, test perplexity "
        f"{'—' if perplexity is None else format(perplexity, '.3f')}. Written: {options.output}")


if __name__ == "__main__":
    main()
