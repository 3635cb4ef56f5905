#!/usr/bin/env python3
"""Does in PyTorch what rows of walkthrough-bench measure, and prints targets a second.

usage: peers.py version
       peers.py train    --vocabulary V --embedding E --hidden H --layers L --batch B --length T
                         --dropout P [--steps N] [--threads K] [--fused] [--linear] [--bfloat16]
       peers.py evaluate (as train)
       peers.py epoch    --vocabulary V --embedding E --hidden H --batch B --ids IDS.npy
                         --offsets OFFSETS.npy [--steps N] [--threads K] (and the rest as train)

`train` and `evaluate` work on random words without padding and print the median of N steps after two
to warm up. `epoch` is a notebook's loop over documents: batches are shuffled and padded to their
longest document, the loss leaves padding out, and only real targets are counted.

`--fused` takes Adam's fused update, `--linear` F.linear_cross_entropy, which never has all logits in
memory, and `--bfloat16` autocast. Where the release or the processor lacks one, "lacking" is printed.
"""
import argparse
import statistics
import time

import torch
import torch.nn.functional as F
from torch import nn

PADDING = 1


class LanguageModel(nn.Module):
    def __init__(self, options, padding=None):
        super().__init__()
        self.embedding = nn.Embedding(options.vocabulary, options.embedding, padding_idx=padding)
        self.lstm = nn.LSTM(
            options.embedding, options.hidden, options.layers, batch_first=True, dropout=options.dropout)
        self.linear = nn.Linear(options.hidden, options.vocabulary)

    def hidden(self, ids):
        return self.lstm(self.embedding(ids))[0].flatten(0, 1)


def loss(model, ids, options, ignored=-100):
    targets = ids[:, 1:].reshape(-1)
    with torch.autocast("cpu", torch.bfloat16, enabled=options.bfloat16):
        hidden = model.hidden(ids[:, :-1])
        if options.linear:
            return F.linear_cross_entropy(
                hidden, model.linear.weight, targets, linear_bias=model.linear.bias,
                ignore_index=ignored)
        return F.cross_entropy(model.linear(hidden), targets, ignore_index=ignored)


def optimizer(model, options):
    return torch.optim.Adam(model.parameters(), lr=1e-3, fused=options.fused)


def is_lacking(options):
    if options.linear and not hasattr(F, "linear_cross_entropy"):
        return True
    # Without its instructions it would be emulated, many times slower than float32.
    return options.bfloat16 and not torch.cpu._is_avx512_bf16_supported()


def step(model, adam, ids, options, ignored=-100):
    adam.zero_grad(set_to_none=True)
    result = loss(model, ids, options, ignored)
    result.backward()
    adam.step()
    return result.item()


def median_seconds(work, count):
    times = []
    for _ in range(count + 2):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times[2:])


def rate_on_random_words(options):
    model = LanguageModel(options)
    ids = torch.randint(0, options.vocabulary, (options.batch, options.length + 1))
    if options.work == "train":
        adam = optimizer(model, options)
        seconds = median_seconds(lambda: step(model, adam, ids, options), options.steps)
    else:
        model.eval()
        with torch.no_grad():
            seconds = median_seconds(lambda: loss(model, ids, options), options.steps)
    return options.batch * options.length / seconds


def rate_over_documents(options):
    import numpy

    ids = torch.from_numpy(numpy.load(options.ids).astype("int64"))
    offsets = numpy.load(options.offsets)
    documents = [ids[start:end] for start, end in zip(offsets, offsets[1:])]
    model = LanguageModel(options, PADDING)
    adam = optimizer(model, options)
    loader = torch.utils.data.DataLoader(
        documents, batch_size=options.batch, shuffle=True,
        collate_fn=lambda batch: nn.utils.rnn.pad_sequence(
            batch, batch_first=True, padding_value=PADDING))
    targets = 0
    start = time.perf_counter()
    for count, batch in enumerate(loader, 1):
        step(model, adam, batch, options, PADDING)
        targets += int((batch[:, 1:] != PADDING).sum())
        if count == options.steps:
            break
    return targets / (time.perf_counter() - start)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("work", choices=["version", "train", "evaluate", "epoch"])
    for name, default in [
        ("vocabulary", 10_000), ("embedding", 128), ("hidden", 256), ("layers", 1), ("batch", 64),
        ("length", 64), ("steps", 3), ("threads", 2),
    ]:
        parser.add_argument(f"--{name}", type=int, default=default)
    parser.add_argument("--dropout", type=float, default=0)
    parser.add_argument("--ids")
    parser.add_argument("--offsets")
    for name in ["fused", "linear", "bfloat16"]:
        parser.add_argument(f"--{name}", action="store_true")
    options = parser.parse_args()
    if options.work == "version":
        print(f"PyTorch {torch.__version__}")
    elif is_lacking(options):
        print("lacking")
    else:
        torch.set_num_threads(options.threads)
        torch.manual_seed(42)
        work = rate_over_documents if options.work == "epoch" else rate_on_random_words
        print(work(options))
