"""What all scripts of this folder share: where fixtures lie, and how they are written.

Import it before torch: it asks for the same instructions on every x86 processor with AVX2, on one
thread, so that a release gives the same bits wherever it runs.
"""
import json
import os
import pathlib
import platform

if platform.machine() in ("x86_64", "AMD64"):
    for name, instructions in {
        "ATEN_CPU_CAPABILITY": "avx2", "MKL_CBWR": "AVX2", "ONEDNN_MAX_CPU_ISA": "AVX2",
    }.items():
        os.environ.setdefault(name, instructions)

import torch  # noqa: E402
from safetensors.torch import save  # noqa: E402

torch.set_num_threads(1)
torch.use_deterministic_algorithms(True)

FOLDER = pathlib.Path(__file__).resolve().parent.parent / "Fixtures"


def save_tensors(name, tensors):
    """Writes Tests/Fixtures/<name>.safetensors, with the release of PyTorch in its notes."""
    tensors = {key: tensor.detach().clone().contiguous() for key, tensor in tensors.items()}
    data = save(tensors, metadata={"torch": torch.__version__})
    (FOLDER / f"{name}.safetensors").write_bytes(data)


def save_json(name, content):
    """Writes Tests/Fixtures/<name>.json, with the release of PyTorch, a line for each item."""
    lines = []
    for key, value in {"torch": torch.__version__, **content}.items():
        text = json.dumps(value)
        if isinstance(value, list) and value and isinstance(value[0], dict):
            text = "[\n" + ",\n".join(json.dumps(item) for item in value) + "\n]"
        lines.append(f"{json.dumps(key)}: {text}")
    (FOLDER / f"{name}.json").write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="ascii")


def numbers(values):
    """Single-precision numbers with nine digits, which name each exactly."""
    return [float(f"{value:.9g}") for value in torch.as_tensor(values).flatten().tolist()]


def words(count):
    """The generator's next 32-bit words: a 64-bit integer is two of them, the upper half first."""
    draws = torch.empty((count + 1) // 2, dtype=torch.int64).random_(-(2**63), None).tolist()
    halves = [half for draw in draws for half in (draw >> 32 & 0xFFFF_FFFF, draw & 0xFFFF_FFFF)]
    return halves[:count]


def upcoming_word():
    """The word that is drawn next. The generator stays where it stands."""
    state = torch.get_rng_state()
    word = words(1)[0]
    torch.set_rng_state(state)
    return word
