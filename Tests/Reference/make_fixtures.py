"""Makes the fixtures anew: all of them, or those whose scripts are named.

usage: make_fixtures.py [NAME …]
"""
import importlib
import sys

NAMES = [
    "tokenizer", "vocabulary", "draws", "initial", "embedding", "lstm", "decoder", "dropout",
    "adam", "schedule", "clipping", "training", "ngrams", "small_notebook", "tiny_reference",
]

if __name__ == "__main__":
    unknown = set(sys.argv[1:]) - set(NAMES)
    if unknown:
        sys.exit(f"no such fixture: {', '.join(sorted(unknown))}; there are {', '.join(NAMES)}")
    for name in sys.argv[1:] or NAMES:
        importlib.import_module(name).make()
        print(f"made {name}")
    if not sys.argv[1:]:
        print("left reviews.json as it is: review_losses.py needs aclImdb, and a while")
