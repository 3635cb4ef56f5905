"""Whole models over 50 steps, a batch of random words each: losses, norms, weights at the end."""
import fixture
import torch
from batches import prefixed, random_rows, weight_tensors, word_tensors
from notebook_settings import settings
from notebook_training import losses, make_optimizer, model_of, padded
from torch.nn.utils import clip_grad_norm_

V, STEPS = 50, 50
LENGTHS = [9, 2, 14, 5, 9, 30, 3]
SIZES = ["model.embedding=8", "model.hidden=12", "optimizer.learningRate=0.01"]
# The limit of the norm (0 for none), the seed, and what is set.
CASES = [
    (0.0, 42, []),
    (0.5, 43, ["model.layers=2"]),
    (0.25, 44, ["model.layers=3", "model.dropout=0.2"]),
    (0.0, 45, ["model.tied=true", "model.embedding=12", "optimizer.learningRate=0.02"]),
    (0.5, 46, [
        "model.tied=true", "model.embedding=12", "model.layers=2", "model.dropout=0.1",
        "model.inputDropout=0.2", "model.outputDropout=0.3", "optimizer.schedule=linear",
        "optimizer.warmup=7", "optimizer.weightDecay=0.1"]),
    (1.0, 47, [
        "model.inputDropout=0.1", "optimizer.schedule=cosine", "optimizer.weightDecay=0.01"]),
]


def trained(limit, seed, changes):
    chosen = settings(SIZES + changes)
    torch.manual_seed(seed)
    model = model_of(V, chosen)
    start = weight_tensors(model)
    batches = [random_rows(LENGTHS, V, seed=step) for step in range(STEPS)]
    adam, schedule = make_optimizer(model, chosen, STEPS)
    means, norms, rates = [], [], []
    for batch in batches:
        adam.zero_grad()
        loss = losses(model, padded(batch), "mean")
        loss.backward()
        norms.append(clip_grad_norm_(model.parameters(), limit or float("inf")))
        rates.append(schedule.get_last_lr()[0])
        adam.step()
        schedule.step()
        means.append(loss.detach())
    words = word_tensors([row for batch in batches for row in batch], LENGTHS)
    dropout = [chosen[f"model.{name}"] for name in ("inputDropout", "dropout", "outputDropout")]
    return start | weight_tensors(model, "trained") | words | {
        "settings": torch.tensor(
            [limit, seed, chosen["model.tied"], chosen["optimizer.weightDecay"], *dropout],
            dtype=torch.float64),
        "losses": torch.stack(means),
        "norms": torch.stack(norms),
        "rates": torch.tensor(rates, dtype=torch.float64),
        "next": torch.tensor([fixture.upcoming_word()]),
    }


def make():
    cases = (prefixed(str(index), trained(*case)) for index, case in enumerate(CASES))
    fixture.save_tensors("training", {key: value for case in cases for key, value in case.items()})


if __name__ == "__main__":
    make()
