"""Whole models over 50 steps, a batch of random words each: losses, norms, weights at the end."""
import fixture
import torch
from batches import prefixed, random_rows, weight_tensors, word_tensors
from notebook_training import LanguageModel, losses, padded
from torch.nn.utils import clip_grad_norm_

V, E, H, STEPS, RATE = 50, 8, 12, 50, 0.01
LENGTHS = [9, 2, 14, 5, 9, 30, 3]
# Layers, dropout, limit of the norm (0 for none), seed.
CASES = [(1, 0.0, 0.0, 42), (2, 0.0, 0.5, 43), (3, 0.2, 0.25, 44)]


def trained(layers, dropout, limit, seed):
    torch.manual_seed(seed)
    model = LanguageModel(V, E, H, layers, dropout)
    start = weight_tensors(model)
    batches = [random_rows(LENGTHS, V, seed=step) for step in range(STEPS)]
    adam = torch.optim.Adam(model.parameters(), lr=RATE)
    means, norms = [], []
    for batch in batches:
        adam.zero_grad()
        loss = losses(model, padded(batch), "mean")
        loss.backward()
        norms.append(clip_grad_norm_(model.parameters(), limit or float("inf")))
        adam.step()
        means.append(loss.detach())
    words = word_tensors([row for batch in batches for row in batch], LENGTHS)
    return start | weight_tensors(model, "trained") | words | {
        "settings": torch.tensor([dropout, limit, RATE, seed], dtype=torch.float64),
        "losses": torch.stack(means),
        "norms": torch.stack(norms),
        "next": torch.tensor([fixture.upcoming_word()]),
    }


def make():
    cases = (prefixed(str(index), trained(*case)) for index, case in enumerate(CASES))
    fixture.save_tensors("training", {key: value for case in cases for key, value in case.items()})


if __name__ == "__main__":
    make()
