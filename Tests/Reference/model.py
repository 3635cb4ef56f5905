#!/usr/bin/env python3
"""Makes Tests/Fixtures/model.safetensors: a small language model in PyTorch, trained for 20 steps.

usage: model.py OUTPUT
Needs torch and safetensors. The release of PyTorch is noted in the file.
"""
import sys

import torch
import torch.nn as nn
import torch.nn.functional as F
from safetensors.torch import save_file

V, E, H, LAYERS, SEED, PADDING, STEPS = 50, 8, 12, 2, 42, 1, 20
LENGTHS = [9, 2, 14, 5, 9, 30, 3]
ADAM_STEPS_CLIP = 0.5
DROPOUT, DROPOUT_SEED = 0.3, 5


class LanguageModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.embedding = nn.Embedding(V, E, padding_idx=PADDING)
        self.lstm = nn.LSTM(E, H, LAYERS, batch_first=True)
        self.linear = nn.Linear(H, V)

    def forward(self, x):
        return self.linear(self.lstm(self.embedding(x))[0])


def loss_of(model, ids, reduction="mean"):
    x, y = ids[:, :-1], ids[:, 1:]
    z = model(x)
    return F.cross_entropy(z.reshape(-1, V), y.reshape(-1), ignore_index=PADDING, reduction=reduction)


def main(output):
    torch.use_deterministic_algorithms(True)
    torch.manual_seed(SEED)
    model = LanguageModel()
    after_model = torch.rand(1)
    tensors = {f"initial.{k}": v.clone() for k, v in model.state_dict().items()}

    words = torch.Generator().manual_seed(7)
    rows = [torch.randint(2, V, (n,), generator=words) for n in LENGTHS]
    ids = nn.utils.rnn.pad_sequence(rows, batch_first=True, padding_value=PADDING)
    tensors["ids"] = torch.cat(rows).to(torch.int32)
    tensors["lengths"] = torch.tensor(LENGTHS, dtype=torch.int32)

    loss_of(model, ids).backward()
    for name, parameter in model.named_parameters():
        tensors[f"gradient.{name}"] = parameter.grad.clone()
    with torch.no_grad():
        each = loss_of(model, ids, reduction="none").reshape(len(rows), -1)
        tensors["losses"] = torch.cat([each[i, : n - 1] for i, n in enumerate(LENGTHS)])

    # The same batch with dropout between the layers.
    model.zero_grad()
    model.lstm.dropout = DROPOUT
    torch.manual_seed(DROPOUT_SEED)
    loss = loss_of(model, ids)
    loss.backward()
    model.lstm.dropout = 0
    tensors["dropout.loss"] = loss.detach().reshape(1)
    tensors["after_dropout"] = torch.rand(1)
    for name, parameter in model.named_parameters():
        tensors[f"dropped.{name}"] = parameter.grad.clone()

    adam = torch.optim.Adam(model.parameters(), lr=0.01)
    losses, norms = [], []
    for _ in range(STEPS):
        adam.zero_grad()
        loss = loss_of(model, ids)
        loss.backward()
        norms.append(nn.utils.clip_grad_norm_(model.parameters(), ADAM_STEPS_CLIP).item())
        adam.step()
        losses.append(loss.item())
    tensors["training.losses"] = torch.tensor(losses)
    tensors["training.norms"] = torch.tensor(norms)
    for name, parameter in model.state_dict().items():
        tensors[f"trained.{name}"] = parameter.clone()
    tensors["after_model"] = after_model
    save_file(tensors, output, metadata={"torch": torch.__version__, "seed": str(SEED)})


if __name__ == "__main__":
    main(*sys.argv[1:])
