"""The notebook on 2,000 real reviews: every loss of four epochs, and the perplexity of 500 others.

usage: review_losses.py DATA, a folder or an archive in the layout of aclImdb

It is made by hand, as it needs the reviews and ten minutes or more. It has no word of the reviews.
"""
import pathlib
import sys

import fixture
import notebook
from notebook_settings import settings

SETTINGS = [
    "load.limit=2000", "load.testLimit=500", "vocab.maxTokens=10000", "dataset.length=256",
    "loader.batchSize=32", "model.embedding=128", "model.hidden=256",
    "optimizer.learningRate=0.001", "train.epochs=4",
]

if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    record = notebook.run(pathlib.Path(sys.argv[1]), settings(SETTINGS), seed=42, most_steps=0)
    fixture.save_json("reviews", {
        "settings": SETTINGS,
        "losses": [step["loss"] for step in record["steps"]],
        "targets": [step["tokens"] for step in record["steps"]],
        "perplexity": record["results"]["evaluate.perplexity"],
    })
