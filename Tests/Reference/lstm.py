"""LSTMs of 1 to 3 layers over sequences of all lengths: outputs, final states, every gradient.

Each word occurs once, so that the gradient of its vector is that of one input of the LSTM.
"""
import fixture
import torch
from batches import batch_tensors, prefixed
from notebook_training import LanguageModel, padded
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

# Inputs and hidden values a position, and the lengths of the sequences, the last word included.
CASES = {
    1: (3, 5, [2, 7, 4, 7, 3]),
    2: (8, 8, [9, 2, 14, 5, 9, 3]),
    3: (4, 13, [6, 1, 11, 2]),
}
SEED = 8


def states(model, rows):
    """What the LSTM makes of all words but the last of each row: outputs, final h and c."""
    rows = [row for row in rows if len(row) > 1]
    lengths = torch.tensor([len(row) - 1 for row in rows])
    inputs = model.embedding(padded([row[:-1] for row in rows]))
    packed = pack_padded_sequence(inputs, lengths, batch_first=True, enforce_sorted=False)
    with torch.no_grad():
        outputs, (hidden, cell) = model.lstm(packed)
    outputs = pad_packed_sequence(outputs, batch_first=True)[0]
    return {
        # Row after row without padding; the states are layers × sequences × H.
        "outputs": torch.cat([output[:length] for output, length in zip(outputs, lengths)]),
        "hidden": hidden,
        "cell": cell,
    }


def make():
    tensors = {}
    for layers, (E, H, lengths) in CASES.items():
        count = sum(lengths)
        torch.manual_seed(SEED + layers)
        model = LanguageModel(count + 2, E, H, layers, dropout=0)
        rows = (torch.randperm(count) + 2).split(lengths)
        case = batch_tensors(model, rows) | states(model, rows)
        tensors |= prefixed(f"{layers}", case)
    fixture.save_tensors("lstm", tensors)


if __name__ == "__main__":
    make()
