"""What PyTorch's generator on the CPU draws for a few seeds."""
import fixture
from fixture import numbers, upcoming_word, words
import torch
from torch.nn.functional import dropout
from torch.utils.data import DataLoader

SEEDS = [0, 42, 2**32 - 1, 0x0123_4567_89AB_CDEF]
# The long draws are made once: they would be most of the file.
LONG_SEED, LONG = 42, 1000
RATES = [0.2, 0.5, 0.9]


def after(seed, draw):
    """What a draw gives for a seed."""
    torch.manual_seed(seed)
    return draw()


def epochs():
    """The order of three passes of a shuffling loader, and the word that is next after each."""
    loader = DataLoader(range(10), batch_size=None, shuffle=True)
    return [{"order": [int(i) for i in loader], "next": upcoming_word()} for _ in range(3)]


def case(seed):
    counts = [3, 16, 17, 40] + ([LONG] if seed == LONG_SEED else [])
    sizes = [0, 1, 2, 10] + ([LONG] if seed == LONG_SEED else [])
    return {
        # As text: a 64-bit seed fits no number of JSON.
        "seed": str(seed),
        "words": after(seed, lambda: words(8)),
        # Enough that the generator renews its words twice.
        "lateWord": after(seed, lambda: words(1300)[-1]),
        "uniform": after(seed, lambda: numbers(torch.rand(20))),
        "uniformBetween": after(seed, lambda: numbers(torch.empty(20).uniform_(-0.3, 0.7))),
        "normal": {str(n): after(seed, lambda: numbers(torch.randn(n))) for n in counts},
        "permutations": {
            str(n): after(seed, lambda: torch.randperm(n).tolist()) for n in sizes
        },
        "dropout": {
            str(rate): after(seed, lambda: numbers(dropout(torch.ones(40), rate, training=True)))
            for rate in RATES
        },
        # Dropout is made of `bernoulli_`. `torch.bernoulli` of single-precision probabilities is
        # another path: one draw of 24 bits for each value.
        "bernoulli": {
            str(rate): after(seed, lambda: numbers(torch.empty(40).bernoulli_(rate)))
            for rate in RATES
        },
        "bernoulliOfTensor": {
            str(rate): after(seed, lambda: numbers(torch.bernoulli(torch.full((40,), rate))))
            for rate in RATES
        },
        # Where the windows of an epoch start: one word each.
        "randint": {
            str(n): after(seed, lambda: [torch.randint(n, ()).item() for _ in range(6)] + [
                upcoming_word()]) for n in (2, 35, 100, 99_991)
        },
        "int64": after(
            seed,
            lambda: [str(torch.empty((), dtype=torch.int64).random_().item()) for _ in range(4)]),
        "epochs": after(seed, epochs),
        # What is drawn after each kind of draw shows how many words it took.
        "next": {
            "normal17": after(seed, lambda: (torch.randn(17), upcoming_word())[1]),
            "normal3": after(seed, lambda: (torch.randn(3), upcoming_word())[1]),
            "permutation10": after(seed, lambda: (torch.randperm(10), upcoming_word())[1]),
            "dropout40": after(seed, lambda: (dropout(torch.ones(40), 0.5), upcoming_word())[1]),
        },
    }


def make():
    fixture.save_json("draws", {"cases": [case(seed) for seed in SEEDS]})


if __name__ == "__main__":
    make()
