"""Makes small hand-over folders of random words, as `walkthrough handover` writes them."""
import hashlib
import json
import pathlib
import sys

import numpy as np
import torch

sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "Sources/Pipeline/Training/Torch"))
import train

# Dropout before, between and after layers.
SMALL = {
    "vocabulary": 50, "embedding": 8, "hidden": 12, "layers": 1, "tied": False, "dropout": (0, 0, 0),
    "documents": 37, "windows": None, "target": "shifted", "batch": 8, "epochs": 2, "clipNorm": 0.5,
    "schedule": "linear", "weightDecay": 0.01, "warmup": 3, "learningRate": 0.01, "job": {},
}


def make(folder, **changes):
    """Writes a folder. `changes` are to SMALL; "job" in it goes straight into job.json."""
    chosen = SMALL | changes
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True)
    random = np.random.default_rng(1)
    layouts, counts = {}, {}
    for name, documents in ("train", chosen["documents"]), ("validation", 11):
        layouts[name], counts[name] = _split(folder, name, documents, chosen, random)
    batches = (counts["train"] + chosen["batch"] - 1) // chosen["batch"]
    rows = [random.permutation(counts["train"]) for _ in range(chosen["epochs"])]
    last = counts["train"] - (batches - 1) * chosen["batch"]
    sizes = [[chosen["batch"]] * (batches - 1) + [last]] * chosen["epochs"]
    np.save(folder / "order.npy", np.concatenate(rows).astype(np.int32))
    np.save(folder / "batch-sizes.npy", np.array(sizes, np.int32).flatten())
    np.save(folder / "window-starts.npy", np.zeros(chosen["epochs"], np.int64))

    shape = {name: chosen[name] for name in ("vocabulary", "embedding", "hidden", "layers")}
    shape |= {"padding": 1, "isTied": chosen["tied"], "cell": "lstm"}
    dropout = dict(zip(("input", "betweenLayers", "output"), chosen["dropout"]))
    stream = {"words": [], "position": 624}
    stream["words"] = torch.Generator().manual_seed(7).get_state().numpy()[24:24 + 624 * 8].view(np.uint64).tolist()
    _write_start(folder / "start.safetensors", shape, dropout, stream)
    job = {
        "schema": train.SCHEMA, "key": "0" * 64, "seed": 42, "shape": shape, "dropout": dropout,
        "optimizer": {
            "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8, "steps": chosen["epochs"] * batches,
            **{name: chosen[name] for name in ("learningRate", "schedule", "warmup", "weightDecay")}},
        "epochs": chosen["epochs"], "firstEpoch": 0, "clipNorm": chosen["clipNorm"], "patience": 0,
        "train": layouts["train"], "validation": layouts["validation"], "target": chosen["target"],
        "wordsPerOrder": 4, "shards": 4, "reduce": "exact", "device": "cpu", "precision": "float32",
        "threads": 1, "checkpointSeconds": 30, "endsKept": 3,
        "continuation": {
            "prompt": [2, 3, 4], "length": 10, "temperature": 0.8, "topK": 20, "excluded": [0, 1],
            "end": 2, "random": stream},
        "command": ["run"],
    } | chosen["job"]
    job["digests"] = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}
    (folder / "job.json").write_text(json.dumps(job))
    return folder


def _split(folder, name, documents, chosen, random):
    """Writes a split. Returns its layout and the number of sequences."""
    if chosen["windows"]:
        length, stride = chosen["windows"]
        ids = random.integers(2, chosen["vocabulary"], 400 if name == "train" else 100)
        count = max(0, (len(ids) - length - 1 + stride - 1) // stride)
        layout = {"kind": "windows", "length": length, "stride": stride, "count": count}
    else:
        offsets = np.concatenate([[0], random.integers(2, 30, documents).cumsum()])
        ids = random.integers(2, chosen["vocabulary"], offsets[-1])
        np.save(folder / f"{name}-offsets.npy", offsets.astype(np.int64))
        layout, count = {"kind": "documents"}, documents
    np.save(folder / f"{name}-tokens.npy", ids.astype(np.int32))
    return layout, count


def _write_start(path, shape, dropout, stream):
    torch.manual_seed(1)
    weights = train.LanguageModel(shape, dropout, splits_layers=False).weights()
    tensors = {name: weight.detach().numpy() for name, weight in weights.items()}
    size = sum(values.size for values in tensors.values())
    tensors |= {f"moment.{name}": np.zeros(size, np.float32) for name in ("first", "second")}
    tensors |= {f"log.{name}": np.zeros(0, kind) for name, kind in train.Log.COLUMNS.items()}
    notes = {
        "shape": shape, "hasBest": False, "optimizer": {}, "step": 0, "random": stream,
        "epochStart": stream, "place": {"epochs": 0, "batches": 0},
        "log.epochs": [{"epoch": 0, "step": 0, "continuation": {}}],
        "log.tally": {"seconds": 0.0, "tokens": 0, "epochLoss": 0.0, "epochTokens": 0},
    }
    tensors |= {f"note.{name}": train.note(value) for name, value in notes.items()}
    path.write_bytes(b"".join(train.encoded_tensors(tensors)))
