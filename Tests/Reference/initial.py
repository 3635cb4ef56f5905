"""The initial weights of models for a seed, and the word that the generator draws next."""
import fixture
import torch
from notebook_training import LanguageModel

# Vocabulary, embedding, hidden, layers, seed. The table of word vectors has fewer than 16 values, a
# multiple of 16, or some more: PyTorch draws each of the three in another way.
SMALL = [(5, 3, 4, 1, 42), (50, 8, 12, 2, 42), (7, 5, 9, 3, 0), (33, 3, 1, 1, 2**32 - 1)]
# Embedding and linear layer share a table: some with a number of values that is a multiple of 16.
TIED = [(50, 8, 8, 2, 42), (33, 3, 3, 1, 7)]
# The book's own model. Its weights would fill the file many times over: every so many are kept.
BOOK, EVERY = (10_000, 128, 256, 1, 42), 9973


def initial(shape, tied):
    *sizes, seed = shape
    torch.manual_seed(seed)
    model = LanguageModel(*sizes, dropout=0, tied=tied)
    values = torch.cat([value.flatten() for value in model.parameters()])
    return values, fixture.upcoming_word()


def make():
    tensors = {}
    for index, shape in enumerate([*SMALL, BOOK, *TIED]):
        values, word = initial(shape, shape in TIED)
        tensors[f"{index}.tied"] = torch.tensor([int(shape in TIED)])
        tensors[f"{index}.shape"] = torch.tensor(shape)
        tensors[f"{index}.values"] = values[::EVERY] if shape is BOOK else values
        tensors[f"{index}.every"] = torch.tensor([EVERY if shape is BOOK else 1])
        tensors[f"{index}.next"] = torch.tensor([word])
    fixture.save_tensors("initial", tensors)


if __name__ == "__main__":
    make()
