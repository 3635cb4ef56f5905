"""An embedding with a padding row: words that repeat, and the padding word as an input."""
import fixture
import torch
from batches import batch_tensors
from notebook_training import PADDING, LanguageModel

V, E, H, SEED = 13, 5, 6, 3


def make():
    torch.manual_seed(SEED)
    model = LanguageModel(V, E, H, layers=1, dropout=0)
    # The padding word stands first alone: as a target it would not be counted.
    rows = [[2, 3, 3, 3, 12, 2], [PADDING, 3, 12, 3], [PADDING, 0], [12, 5, 7, 2, 2]]
    fixture.save_tensors("embedding", batch_tensors(model, [torch.tensor(row) for row in rows]))


if __name__ == "__main__":
    make()
