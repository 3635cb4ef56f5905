"""The model of the notebook, its training and its evaluation."""
import math
import sys
import time

import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.utils.data import DataLoader

PADDING = 1


class LanguageModel(nn.Module):
    def __init__(self, vocabulary, embedding, hidden, layers, dropout):
        super().__init__()
        self.embedding = nn.Embedding(vocabulary, embedding, padding_idx=PADDING)
        self.lstm = nn.LSTM(embedding, hidden, layers, dropout=dropout, batch_first=True)
        self.linear = nn.Linear(hidden, vocabulary)

    def forward(self, ids):
        return self.linear(self.lstm(self.embedding(ids))[0])


def losses(model, batch, reduction):
    logits, targets = model(batch[:, :-1]), batch[:, 1:]
    return F.cross_entropy(
        logits.flatten(0, 1), targets.flatten(), ignore_index=PADDING, reduction=reduction)


def target_count(batch):
    return int((batch[:, 1:] != PADDING).sum())


def padded(documents):
    return nn.utils.rnn.pad_sequence(documents, batch_first=True, padding_value=PADDING)


def train(model, documents, chosen, most_steps):
    """One entry for each optimizer step, and the seconds that all of them took."""
    adam = torch.optim.Adam(
        model.parameters(), lr=chosen["optimizer.learningRate"], eps=chosen["optimizer.epsilon"],
        betas=(chosen["optimizer.beta1"], chosen["optimizer.beta2"]))
    loader = DataLoader(
        documents, batch_size=chosen["loader.batchSize"], shuffle=True, collate_fn=padded)
    total = chosen["train.epochs"] * len(loader)
    total = min(total, most_steps) if most_steps else total
    steps, start = [], time.monotonic()
    model.train()
    for epoch in range(chosen["train.epochs"]):
        for batch in loader:
            adam.zero_grad()
            loss = losses(model, batch, "mean")
            loss.backward()
            if chosen["train.clipNorm"]:
                nn.utils.clip_grad_norm_(model.parameters(), chosen["train.clipNorm"])
            adam.step()
            steps.append({"loss": loss.item(), "tokens": target_count(batch)})
            if not math.isfinite(loss.item()):
                raise ValueError(
                    f"training diverged at step {len(steps)}: the loss is {loss.item()}; "
                    "try a lower optimizer.learningRate")
            show_progress(len(steps), total, steps[-1]["loss"], time.monotonic() - start)
            if len(steps) == total:
                return steps, time.monotonic() - start
    return steps, time.monotonic() - start


def evaluate(model, documents, batch_size):
    """The sum of the losses of all targets, and their number."""
    total = count = 0
    model.eval()
    with torch.no_grad():
        for batch in DataLoader(documents, batch_size=batch_size, collate_fn=padded):
            total += losses(model, batch, "none").double().sum().item()
            count += target_count(batch)
    return total, count


def show_progress(done, total, loss, seconds):
    """A line that moves where a person looks on, else one for each tenth."""
    line = f"step {done} of {total}, loss {loss:.3f}, {seconds / done * (total - done):.0f} s left"
    if sys.stderr.isatty():
        print(f"\r\033[K{line}", end="\n" if done == total else "", file=sys.stderr, flush=True)
    elif done * 10 // total > (done - 1) * 10 // total:
        print(line, file=sys.stderr, flush=True)
