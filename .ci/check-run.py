#!/usr/bin/env python3
"""Checks the results of a book's own run on its sample text.

usage: check-run.py RUN_FOLDER
"""
import csv
import hashlib
import json
import math
import pathlib
import sys

folder = pathlib.Path(sys.argv[1])
record = json.loads((folder / "run.json").read_text())
results = {step["id"]: step["results"] for step in record["steps"]}
settings = {step["id"]: step["settings"] for step in record["steps"]}
failures = []


def check(holds, what):
    print(("ok    " if holds else "WRONG ") + what)
    if not holds:
        failures.append(what)


load, vocab, dataset, train, evaluate = (
    results[n] for n in ("load", "vocab", "dataset", "train", "evaluate"))
floor, bigram, model = (evaluate[n] for n in ("floorPerplexity", "bigramPerplexity", "perplexity"))
trigram, ngram = (evaluate[n] for n in ("trigramPerplexity", "ngramPerplexity"))


def check_reviews():
    check(load["train.documents"] >= 4000, "at least 4,000 training reviews")
    check(load["test.documents"] >= 1000, "at least 1,000 test reviews")
    check(vocab["types"] >= 1500, "at least 1,500 distinct words")
    check(vocab["size"] == vocab["types"] + 4, "every word and four special tokens are in the vocabulary")
    check(dataset["cut"] == 0, "no review is cut")


def check_novel():
    length, stride = (settings["dataset"][n] for n in ("length", "stride"))
    train_tokens = round(vocab["tokens"] * (1 - settings["dataset"]["validation"] - settings["dataset"]["test"]))
    check(load["train.documents"] == 1 and vocab["tokens"] >= 200_000, "one text of 200,000 tokens")
    check(vocab["size"] == vocab["types"] and vocab["coverage"] == 1, "the vocabulary has every word")
    check(abs(dataset["train.sequences"] - len(range(0, train_tokens - length - 1, stride))) <= 1,
          "as many windows as the book's range gives")
    check(dataset["train.tokens"] == length * dataset["train.sequences"], "a target at every position")
    check(results["loader"]["padding"] == 0, "no padding")
    check(train["loss.mean"] < vocab["unigramLoss"] / 2, "less than half the loss of word frequencies")
    check(train["cost.targets"] == 43_699_700, "the cost of the novel at stride 1 is reported")


check([step["id"] for step in record["steps"]] == [
    "load", "vocab", "dataset", "loader", "model", "optimizer", "train", "evaluate"], "eight steps")
check(all(step["state"] in ("ran", "cached") for step in record["steps"]), "every step is done")
check(all(claim["outcome"] == "holds" for claim in record["claims"]), "every claim holds")
check(len(record["claims"]) >= 8, "at least 8 claims")
{"imdb": check_reviews, "wordlstm": check_novel}[record["book"]]()
check(abs(results["optimizer"]["initialLoss"] - math.log(vocab["size"])) < 0.2, "untrained loss near ln V")
check(floor < model, f"perplexity {model:.2f} is above the floor {floor:.2f}")
check(model < bigram / 2, f"perplexity {model:.2f} is below half the bigram's {bigram:.2f}")
check(floor < ngram <= trigram < bigram, f"longer contexts help counting: {trigram:.2f}, {ngram:.2f}")
check(1 <= evaluate["ngramOrder"] <= 5, "the best order is one of five")
check(evaluate["tokens"] == dataset["test.tokens"], "every test target is scored")
check(math.isclose(math.exp(evaluate["loss"]), model, rel_tol=1e-9), "perplexity = exp(loss)")
rows = list(csv.DictReader((folder / "metrics.csv").open()))
check(len(rows) == train["steps"], "a row of metrics.csv for each optimizer step")
epochs = {int(row["epoch"]) for row in rows}
settings = {step["id"]: step["settings"] for step in record["steps"]}
# Where windows start at a random offset, the last one may not fit into the text any more.
left_out = {0, settings["dataset"]["length"]} if settings["loader"]["offset"] == "random" else {0}
for epoch in sorted(epochs):
    tokens = sum(int(row["tokens"]) for row in rows if int(row["epoch"]) == epoch)
    check(dataset["train.tokens"] - tokens in left_out, f"epoch {epoch} trains on every target once")
digests = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in record["files"]}
check(digests == record["files"], "every file matches the record")
files = ["report.html", "vocab.tsv", "model.safetensors", "test.npy", "validation.csv"]
# Windows are equally spaced, so that no file lists their offsets.
if record["book"] == "imdb":
    files.append("test-offsets.npy")
for name in (*files, *(f"steps/{step['id']}.json" for step in record["steps"])):
    check((folder / name).stat().st_size > 0, f"{name} is written")
check((folder / "report.html").stat().st_size < 2_500_000, "the page is under 2.5 MB")
sys.exit(1 if failures else 0)
