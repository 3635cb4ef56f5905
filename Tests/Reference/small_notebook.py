"""The notebook on a few reviews of our own, under several settings, with a look at every batch.

The fixture keeps the reviews, so that the project's own steps can run on the same texts, and of
each run the order of its batches, every loss, where the generator stands after each pass, and the
perplexity of the test reviews. The weights of one trained model are kept beside it.
"""
import math

import fixture
import notebook_settings
import torch
from notebook import build_vocabulary, framed
from notebook_training import (
    evaluate, losses, make_optimizer, model_of, padded, target_count)
from tokens import basic_english
from torch.nn.utils import clip_grad_norm_
from torch.utils.data import DataLoader

DEFAULTS = dict(
    seed=42, maxTokens=0, length=24, batchSize=5, embedding=6, hidden=10, layers=1, dropout=0.0,
    learningRate=0.01, epochs=3, clipNorm=0.0, tied=False, inputDropout=0.0, outputDropout=0.0,
    schedule="constant", warmup=0, weightDecay=0.0)
RUNS = {
    "plain": {},
    "clipped": dict(clipNorm=0.5, maxTokens=30, seed=7),
    "two layers": dict(layers=2, batchSize=7, length=12),
    "dropout": dict(layers=2, dropout=0.4, clipNorm=1.0, epochs=4),
    "three layers": dict(layers=3, dropout=0.2, batchSize=40, seed=2**32 + 3),
    "tied": dict(tied=True, embedding=10, learningRate=0.03, schedule="linear", clipNorm=1.0),
    "everything": dict(
        tied=True, embedding=10, layers=2, dropout=0.1, inputDropout=0.2, outputDropout=0.3,
        schedule="cosine", warmup=4, weightDecay=0.1, clipNorm=1.0, epochs=4, seed=11),
}
KEPT_WEIGHTS = "dropout"

SENTENCES = [
    "I've seen it twice; it holds up.", "A waste of time!", "The cast is fine, the script is not.",
    "\"Why,\" she asks, \"am I here?\" Good question.",
    "Nothing happens.<br /><br />Nothing at all...",
    "(The director's cut is longer.)", "10/10 would watch again :-)", "What a lovely, quiet film.",
    "My İstanbul trip was more exciting", "It was okay?", "The ending -- no spoilers -- is weak.",
    "Café scenes, naïve dialogue, great music.",
]


def reviews(count, start):
    """Reviews of one to five sentences."""
    return [
        " ".join(SENTENCES[(start + 5 * i + 7 * k) % len(SENTENCES)] for k in range(1 + i % 5))
        for i in range(count)
    ]


def qualified(settings):
    """The settings by their full names."""
    places = {
        "model": ["embedding", "hidden", "layers", "dropout", "tied", "inputDropout", "outputDropout"],
        "optimizer": ["learningRate", "schedule", "warmup", "weightDecay"],
    }
    return notebook_settings.settings([]) | {
        f"{step}.{label}": settings[label] for step, labels in places.items() for label in labels}


def epoch(model, adam, schedule, loader, limit):
    """One pass: the order of the batches, their losses and targets, the norms of the gradients."""
    model.train()
    steps = []
    for order, batch in loader:
        adam.zero_grad()
        loss = losses(model, batch, "mean")
        loss.backward()
        norm = clip_grad_norm_(model.parameters(), limit or float("inf"))
        adam.step()
        schedule.step()
        steps.append((order, loss.item(), target_count(batch), norm.item()))
    order, means, targets, norms = zip(*steps)
    return {
        "order": order, "losses": means, "targets": targets, "norms": norms,
        # Where the generator stands: nothing else may have drawn from it.
        "next": fixture.upcoming_word(),
    }


def run(train, test, settings):
    """All eight steps: the figures of a run, and the model."""
    documents = [basic_english(text) for text in train]
    ids, _ = build_vocabulary(documents, settings["maxTokens"], fewest=1)
    rows = [framed(document, ids, settings["length"]) for document in documents]
    loader = DataLoader(
        list(enumerate(rows)), settings["batchSize"], shuffle=True,
        collate_fn=lambda items: ([i for i, _ in items], padded([row for _, row in items])))
    torch.manual_seed(settings["seed"])
    model = model_of(len(ids), qualified(settings))
    next_after_model = fixture.upcoming_word()
    adam, schedule = make_optimizer(
        model, qualified(settings), settings["epochs"] * len(loader))
    epochs = [
        epoch(model, adam, schedule, loader, settings["clipNorm"])
        for _ in range(settings["epochs"])]
    judged = [framed(basic_english(text), ids, settings["length"]) for text in test]
    loss, targets = evaluate(model, judged, settings["batchSize"])
    return {
        "settings": settings, "nextAfterModel": next_after_model, "epochs": epochs,
        "perplexity": math.exp(loss / targets),
    }, model


def make():
    train, test = reviews(38, start=0), reviews(14, start=3)
    test.append("Words that nobody has seen before.")
    figures = []
    for name, changes in RUNS.items():
        results, model = run(train, test, DEFAULTS | changes)
        figures.append({"name": name} | results)
        if name == KEPT_WEIGHTS:
            fixture.save_tensors("notebook", dict(model.state_dict()))
    fixture.save_json("notebook", {
        "train": train, "test": test, "weightsOf": KEPT_WEIGHTS, "runs": figures})


if __name__ == "__main__":
    make()
