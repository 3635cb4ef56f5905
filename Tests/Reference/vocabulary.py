"""Vocabularies by the rules of the two books, with ties in every place.

A text that spells `<pad>` or another special token is not among them: torchtext takes such a word
for the token itself, and this project for an unknown word, so that no text can end a document.
"""
import collections

import fixture
from notebook import build_vocabulary
from tokens import basic_english, words

TEXTS = {
    "ties": ["b a d c", "d c b a", "e f E F"],
    # Code points: a letter before ÿ before a full-width one before an emoji; é in one and in two.
    "scalars": ["😀 ｚ z ÿ", "é e\u0301 e f", "𝒜 \ue000 \ufffd 日 本", "z ÿ"],
    "marks": ["It's a tie. A tie, a TIE!", "it is; is it? (it's) a \"tie\"", "...", "", "-- 9/10"],
    "one": ["word"],
    "many": [" ".join(f"w{i * 7919 % 97} x{i % 13}" for i in range(400))],
}


def torchtext_ids(documents, most, fewest):
    """`build_vocab_from_iterator`: by falling count, then by code points; specials come first."""
    return build_vocabulary(documents, most, fewest)[0]


def novel_ids(documents, most, fewest):
    """By falling count, then by first appearance, without special tokens."""
    counts = collections.Counter(word for words in documents for word in words)
    kept = [word for word in sorted(counts, key=counts.get, reverse=True) if counts[word] >= fewest]
    return {word: id for id, word in enumerate(kept[: most or None])}


RULES = {"torchtext": (basic_english, torchtext_ids), "novel": (words, novel_ids)}


def case(rule, texts, most, fewest):
    tokenize, ids_of = RULES[rule]
    documents = [tokenize(text) for text in texts]
    ids = ids_of(documents, most, fewest)
    counts = collections.Counter(word for words in documents for word in words)
    # Specials stand for no word of a text; -1 where the novel's list has no id for a word.
    unknown = ids.get("<unk>", -1)
    return {
        "rule": rule, "texts": texts, "maxTokens": most, "minFrequency": fewest,
        "words": list(ids), "counts": [counts[word] for word in ids],
        "probes": [*counts, "nowhere"],
        "ids": [ids.get(word, unknown) for word in [*counts, "nowhere"]],
    }


def make():
    cases = [
        case(rule, texts, most, fewest)
        for texts in TEXTS.values()
        for rule in RULES
        for most, fewest in [(0, 1), (7, 1), (0, 2), (9, 2)]
        # A vocabulary without a word is an error, which has a test of its own.
        if fewest == 1 or texts is not TEXTS["one"]
    ]
    fixture.save_json("vocabulary", {"torchtext": "0.18", "cases": cases})


if __name__ == "__main__":
    make()
