"""The settings of the notebook, under the names, defaults and limits that walkthrough gives them."""
import difflib
import json

# What can be set, and the least value that works; for some, 0 stands for all.
ALL = {"load.limit", "load.testLimit", "vocab.maxTokens"}
FREE = {
    "load.limit": (0, 2), "load.testLimit": (0, 2),
    "vocab.maxTokens": (10_000, 5), "vocab.minFrequency": (1, 1),
    "dataset.length": (256, 2),
    "loader.batchSize": (32, 1),
    "model.embedding": (128, 1), "model.hidden": (256, 1), "model.layers": (1, 1),
    "model.dropout": (0.0, 0.0), "model.tied": (False, None),
    "model.inputDropout": (0.0, 0.0), "model.outputDropout": (0.0, 0.0),
    "optimizer.learningRate": (0.001, 0.0), "optimizer.schedule": ("constant", None),
    "optimizer.warmup": (0, 0), "optimizer.weightDecay": (0.0, 0.0),
    "optimizer.beta1": (0.9, 0.0),
    "optimizer.beta2": (0.999, 0.0), "optimizer.epsilon": (1e-8, 0.0),
    "train.epochs": (3, 1), "train.clipNorm": (0.0, 0.0),
}
CHOICES = {
    "model.tied": {"true": True, "false": False},
    "optimizer.schedule": {name: name for name in ("constant", "linear", "cosine")},
}
# What the notebook does in one way only.
FIXED = {
    "vocab.tokenizer": "basicEnglish", "vocab.form": "automatic",
    "vocab.punctuation": "automatic", "vocab.specials": True, "vocab.scope": "training",
    "vocab.source": "",
    "dataset.framing": "documents", "dataset.stride": 1, "dataset.target": "shifted",
    "dataset.validation": 0, "dataset.test": 0,
    "loader.order": "shuffled", "loader.offset": "fixed",
    "model.weights": "",
    "optimizer.algorithm": "adam",
    "train.patience": 0, "train.precision": "float32",
    "evaluate.checkpoint": "last",
}


def settings(changes):
    """All settings, after changes such as "train.epochs=4". Raises ValueError where one can't be."""
    values = {name: default for name, (default, _) in FREE.items()} | FIXED
    for change in changes:
        name, _, text = change.partition("=")
        if name in FIXED:
            only = json.dumps(FIXED[name]).strip('"')
            if text.strip('."') != only:
                raise ValueError(f"{change}: the notebook knows {name} only as {only or 'empty'}")
        elif name in FREE:
            values[name] = (
                _choice if name in CHOICES else _number)(change, name, text)
        else:
            near = difflib.get_close_matches(name, values, n=1) or [", ".join(values)]
            raise ValueError(f"{change}: there is no such setting; there is {near[0]}")
    if values["model.tied"] and values["model.embedding"] != values["model.hidden"]:
        raise ValueError("model.tied needs model.embedding and model.hidden to be the same number")
    return values


def _choice(change, name, text):
    try:
        return CHOICES[name][text.strip('."')]
    except KeyError:
        raise ValueError(f"{change}: {name} must be {' or '.join(CHOICES[name])}") from None


def _number(change, name, text):
    default, least = FREE[name]
    try:
        value = type(default)(text)
    except ValueError:
        kind = "a whole number" if isinstance(default, int) else "a number"
        raise ValueError(f"{change}: {name} must be {kind}") from None
    if value == 0 and name in ALL:
        return value
    if not least <= value < float("inf"):
        zero = "0 for all, or " if name in ALL else ""
        raise ValueError(f"{change}: {name} must be {zero}at least {least}")
    return value
