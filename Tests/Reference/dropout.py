"""A batch with dropout before, between and after layers: loss, gradients, and where the generator stands after it.

The masks are those of a padded batch, as the notebook has it: for a packed one PyTorch would draw
none for padding, and so others.
"""
import fixture
import torch
from batches import batch_tensors, gradient_tensors, prefixed, random_rows
from notebook_training import LanguageModel, losses, padded

V, E, H = 30, 6, 9
# Layers, the shares that are dropped (before, between, after), the lengths, and the seed of the masks.
CASES = [
    (2, (0, 0.3, 0), [9, 2, 14, 5, 9, 3], 5),
    (3, (0, 0.5, 0), [4, 11, 11], 42),
    (2, (0, 0.9, 0), [2], 0),
    (1, (0.2, 0, 0.5), [9, 2, 14, 5, 9, 3], 5),
    (3, (0.4, 0.3, 0.2), [4, 11, 11], 42),
    (1, (0.3, 0, 0), [2, 7], 1),
    (1, (0, 0, 0.3), [7, 2], 1),
]


def make():
    tensors = {}
    for index, (layers, rates, lengths, seed) in enumerate(CASES):
        torch.manual_seed(index)
        model = LanguageModel(V, E, H, layers, dropout=0)
        rows = random_rows(lengths, V, seed=index)
        case = batch_tensors(model, rows)
        model.input_dropout, model.lstm.dropout, model.output_dropout = rates
        model.zero_grad()
        torch.manual_seed(seed)
        loss = losses(model, padded(rows), "mean")
        loss.backward()
        case |= gradient_tensors(model) | {
            "rates": torch.tensor(rates, dtype=torch.float64),
            "seed": torch.tensor([seed]),
            "loss": loss.reshape(1),
            "next": torch.tensor([fixture.upcoming_word()]),
        }
        tensors |= prefixed(str(index), case)
    fixture.save_tensors("dropout", tensors)


if __name__ == "__main__":
    make()
