"""The linear layer with cross-entropy over padded batches, whose padding counts nowhere."""
import fixture
import torch
from batches import batch_tensors, prefixed, random_rows
from notebook_training import LanguageModel

# Vocabulary, hidden, lengths: odd sizes, few words, more than are worked on at once.
CASES = [
    (7, 3, [5, 2, 9, 1]),
    (3, 4, [6, 3]),
    (601, 5, [40, 3, 25, 61, 2] * 5),
]
E, SEED = 3, 15


def make():
    tensors = {}
    for index, (V, H, lengths) in enumerate(CASES):
        torch.manual_seed(SEED + index)
        model = LanguageModel(V, E, H, layers=1, dropout=0)
        tensors |= prefixed(str(index), batch_tensors(model, random_rows(lengths, V, seed=index)))
    fixture.save_tensors("decoder", tensors)


if __name__ == "__main__":
    make()
