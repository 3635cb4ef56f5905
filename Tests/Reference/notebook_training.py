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
    """The notebook's model; with its options also one with a shared table and dropout around the LSTM."""

    def __init__(
            self, vocabulary, embedding, hidden, layers, dropout, *, tied=False, input_dropout=0.0,
            output_dropout=0.0):
        super().__init__()
        self.input_dropout, self.output_dropout = input_dropout, output_dropout
        self.embedding = nn.Embedding(vocabulary, embedding, padding_idx=PADDING)
        self.lstm = nn.LSTM(embedding, hidden, layers, dropout=dropout, batch_first=True)
        self.linear = nn.Linear(hidden, vocabulary)
        if tied:
            self.linear.weight = self.embedding.weight
            nn.init.uniform_(self.linear.weight, -0.1, 0.1)
            nn.init.zeros_(self.linear.bias)

    def forward(self, ids):
        vectors = F.dropout(self.embedding(ids), self.input_dropout, self.training)
        states = F.dropout(self.lstm(vectors)[0], self.output_dropout, self.training)
        return self.linear(states)


def model_of(vocabulary, chosen):
    """The model that the settings describe."""
    return LanguageModel(
        vocabulary,
        *(chosen[f"model.{name}"] for name in ("embedding", "hidden", "layers", "dropout")),
        tied=chosen["model.tied"], input_dropout=chosen["model.inputDropout"],
        output_dropout=chosen["model.outputDropout"])


def rate_factor(schedule, warmup, steps):
    """For LambdaLR: the share of the learning rate after so many steps."""
    def factor(taken):
        if taken < warmup:
            return (taken + 1) / warmup
        progress = min(1, (taken - warmup) / max(1, steps - warmup))
        return {
            "constant": 1, "linear": 1 - progress, "cosine": (1 + math.cos(math.pi * progress)) / 2,
        }[schedule]
    return factor


def make_optimizer(model, chosen, steps):
    """Adam, or AdamW where weights decay, and the schedule of its learning rate."""
    settings = dict(
        lr=chosen["optimizer.learningRate"], eps=chosen["optimizer.epsilon"],
        betas=(chosen["optimizer.beta1"], chosen["optimizer.beta2"]))
    decay = chosen["optimizer.weightDecay"]
    adam = (
        torch.optim.AdamW(model.parameters(), weight_decay=decay, **settings) if decay
        else torch.optim.Adam(model.parameters(), **settings))
    factor = rate_factor(chosen["optimizer.schedule"], chosen["optimizer.warmup"], steps)
    return adam, torch.optim.lr_scheduler.LambdaLR(adam, factor)


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
    loader = DataLoader(
        documents, batch_size=chosen["loader.batchSize"], shuffle=True, collate_fn=padded)
    total = chosen["train.epochs"] * len(loader)
    adam, schedule = make_optimizer(model, chosen, total)
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
            schedule.step()
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
