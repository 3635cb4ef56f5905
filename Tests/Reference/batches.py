"""Batches of random words, and what the notebook's model makes of them."""
import fixture  # noqa: F401, before torch
import torch
from notebook_training import PADDING, losses, padded


def random_rows(lengths, vocabulary, seed):
    """Sequences of random words, the padding word not among them."""
    generator = torch.Generator().manual_seed(seed)
    rows = [torch.randint(vocabulary, (length,), generator=generator) for length in lengths]
    return [torch.where(row == PADDING, 0, row) for row in rows]


def weight_tensors(model, prefix="weights"):
    """The weights under their names, copied: training changes them in place."""
    return prefixed(prefix, {name: value.clone() for name, value in model.state_dict().items()})


def gradient_tensors(model):
    return {f"gradients.{name}": p.grad.clone() for name, p in model.named_parameters()}


def word_tensors(rows, lengths):
    """The words of all rows, one after another, and the lengths to cut them by."""
    return {
        "words": torch.cat(rows).to(torch.int32),
        "lengths": torch.tensor(lengths, dtype=torch.int32),
    }


def batch_tensors(model, rows):
    """For a model and a batch: weights, words, each target's loss, gradients of the mean."""
    batch = padded(rows)
    with torch.no_grad():
        each = losses(model, batch, "none").reshape(len(rows), -1)
    model.zero_grad()
    losses(model, batch, "mean").backward()
    return weight_tensors(model) | word_tensors(rows, [len(row) for row in rows]) | {
        "losses": torch.cat([each[i, : max(0, len(row) - 1)] for i, row in enumerate(rows)]),
    } | gradient_tensors(model)


def prefixed(prefix, tensors):
    return {f"{prefix}.{name}": tensor for name, tensor in tensors.items()}
