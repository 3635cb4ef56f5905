#!/usr/bin/env python3
"""Makes Tests/Fixtures/random.json: what PyTorch's generator on the CPU draws for a few seeds.

usage: draws.py > random.json
Needs torch. The release of PyTorch is noted in the file.
"""
import json

import torch
from torch.utils.data import DataLoader

SEEDS = [0, 42, 2**32 - 1, 0x0123_4567_89AB_CDEF]
# The long draws are made once: they would be most of the file.
LONG_SEED, LONG = 42, 1000


def numbers(tensor):
    """Nine digits name a single-precision number exactly."""
    return [float(f"{value:.9g}") for value in tensor.tolist()]


def seeded(seed, draw):
    torch.manual_seed(seed)
    return draw()


def words(count):
    """The generator's 32-bit words: a 64-bit integer of full range is two, the upper half first."""
    draws = torch.empty(count // 2, dtype=torch.int64).random_(-(2**63), None).tolist()
    return [word for draw in draws for word in (draw >> 32 & 0xFFFF_FFFF, draw & 0xFFFF_FFFF)]


def case(seed):
    counts = [3, 16, 17, 40] + ([LONG] if seed == LONG_SEED else [])
    sizes = [0, 1, 2, 10] + ([LONG] if seed == LONG_SEED else [])
    loader = DataLoader(range(10), batch_size=None, shuffle=True)
    return {
        "seed": str(seed),
        "words": seeded(seed, lambda: words(8)),
        # Enough that the generator renews its words twice.
        "lateWord": seeded(seed, lambda: words(1300)[-1]),
        "uniform": seeded(seed, lambda: numbers(torch.rand(20))),
        "uniformBetween": seeded(seed, lambda: numbers(torch.empty(20).uniform_(-0.3, 0.7))),
        "normal": {str(n): seeded(seed, lambda: numbers(torch.randn(n))) for n in counts},
        "permutations": {
            str(n): seeded(seed, lambda: torch.randperm(n).tolist()) for n in sizes
        },
        "dropout": {
            str(rate): seeded(
                seed,
                lambda: numbers(torch.nn.functional.dropout(torch.ones(40), rate, training=True)))
            for rate in [0.2, 0.5, 0.9]
        },
        "int64": seeded(
            seed,
            lambda: [str(torch.empty((), dtype=torch.int64).random_().item()) for _ in range(4)]),
        "epochs": seeded(seed, lambda: [[int(i) for i in loader] for _ in range(2)]),
        # What is drawn after each kind of draw shows how many words it took.
        "after": {
            "normal17": seeded(seed, lambda: (torch.randn(17), words(2))[1][0]),
            "normal3": seeded(seed, lambda: (torch.randn(3), words(2))[1][0]),
            "permutation10": seeded(seed, lambda: (torch.randperm(10), words(2))[1][0]),
        },
    }


print(json.dumps({"torch": torch.__version__, "cases": [case(seed) for seed in SEEDS]}))
