"""The notebook's record of the reviews in Tests/TestSupport/TinyReviews.swift: reference.json.

The record's digest proves that the reviews are the same. Times are left out: they never are.
"""
import pathlib
import tempfile

import fixture
import notebook
from notebook_settings import settings

SUBJECTS = ["movie", "film", "story", "cast", "music", "end"]
OPINIONS = {"pos": ["good", "great", "fine", "moving"], "neg": ["bad", "dull", "weak", "slow"]}
COUNTS, RATINGS = {"train": 24, "test": 8}, {"pos": 9, "neg": 2}
# Every setting that the notebook knows acts: limits, words left out, reviews cut, dropout, clipping.
SETTINGS = [
    "load.limit=22", "load.testLimit=6", "vocab.maxTokens=20", "vocab.minFrequency=2",
    "dataset.length=11", "loader.batchSize=4", "model.embedding=6", "model.hidden=6",
    "model.layers=2", "model.tied=true", "model.dropout=0.25", "model.inputDropout=0.1",
    "model.outputDropout=0.2",
    "optimizer.schedule=constant", "optimizer.warmup=3", "optimizer.weightDecay=0.02",
    "optimizer.learningRate=0.02", "optimizer.beta1=0.85",
    "optimizer.beta2=0.99", "optimizer.epsilon=1e-7", "train.epochs=5", "train.clipNorm=0.3",
]


def review(index, label):
    sentences = [
        f"The {SUBJECTS[(index + n) % 6]} was {OPINIONS[label][(index + n) % 4]}"
        for n in range(index % 3 + 1)
    ]
    return ", and ".join(sentences) + "."


def write_reviews(folder):
    for split, count in COUNTS.items():
        for label in OPINIONS:
            place = folder / split / label
            place.mkdir(parents=True)
            for index in range(count // 2):
                (place / f"{index}_{RATINGS[label]}.txt").write_text(review(index, label))


def make():
    with tempfile.TemporaryDirectory() as temporary:
        reviews = pathlib.Path(temporary) / "reviews"
        write_reviews(reviews)
        record = notebook.run(reviews, settings(SETTINGS), seed=42, most_steps=0)
    for name in ("train.seconds", "train.tokensPerSecond"):
        del record["results"][name]
    notebook.write(record, fixture.FOLDER / "reference.json")


if __name__ == "__main__":
    make()
