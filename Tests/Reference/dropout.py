"""A batch with dropout between layers: loss, gradients, and where the generator stands after it.

The masks are those of a padded batch, as the notebook has it: for a packed one PyTorch would draw
none for padding, and so others.
"""
import fixture
import torch
from batches import batch_tensors, gradient_tensors, prefixed, random_rows
from notebook_training import LanguageModel, losses, padded

V, E, H = 30, 6, 9
# Layers, the share that is dropped, the lengths, and the seed of the masks.
CASES = [
    (2, 0.3, [9, 2, 14, 5, 9, 3], 5),
    (3, 0.5, [4, 11, 11], 42),
    (2, 0.9, [2], 0),
]


def make():
    tensors = {}
    for index, (layers, rate, lengths, seed) in enumerate(CASES):
        torch.manual_seed(index)
        model = LanguageModel(V, E, H, layers, dropout=0)
        rows = random_rows(lengths, V, seed=index)
        case = batch_tensors(model, rows)
        model.lstm.dropout = rate
        model.zero_grad()
        torch.manual_seed(seed)
        loss = losses(model, padded(rows), "mean")
        loss.backward()
        case |= gradient_tensors(model) | {
            "rate": torch.tensor([rate], dtype=torch.float64),
            "seed": torch.tensor([seed]),
            "loss": loss.reshape(1),
            "next": torch.tensor([fixture.upcoming_word()]),
        }
        tensors |= prefixed(str(index), case)
    fixture.save_tensors("dropout", tensors)


if __name__ == "__main__":
    make()
