"""How the two books cut a text into tokens, the slow way: one substitution after another.

`basic_english` is torchtext's (0.18), `words` that of the novel book.
"""
import re

BASIC_ENGLISH = [
    ("'", " '  "), ('"', ""), (r"\.", " . "), ("<br />", " "), (",", " , "), (r"\(", " ( "),
    (r"\)", " ) "), ("!", " ! "), (r"\?", " ? "), (";", " "), (":", " "), (r"\s+", " "),
]


def basic_english(text):
    text = text.lower()
    for pattern, replacement in BASIC_ENGLISH:
        text = re.sub(pattern, replacement, text)
    return text.split()


def words(text):
    text = text.lower().replace("\n", " ").replace("-", " ")
    for mark in ",.:;?!$()/_&%*@'`\"":
        text = text.replace(mark, f" {mark} ")
    return text.split()
