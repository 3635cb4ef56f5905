#!/usr/bin/env python3
"""Trains a language model with PyTorch, on one process or on many: the loop of chapter 7.

usage: python train.py FOLDER                                     one process
       torchrun --standalone --nproc-per-node 4 train.py FOLDER   four of them

FOLDER is a hand-over of walkthrough; its README.md describes each file. Needs torch and numpy.

Each process, or rank, has the whole model. A batch is dealt into pieces, and each rank computes the
gradients of some of them. With "reduce": "exact" the number of pieces is fixed, and the gradients of
all pieces are added in one order, so 1, 2 and 4 ranks give the same bits. With "fast" there is one
piece for each rank, and the library adds the gradients in the order that suits it.

SIGTERM ends the training at the next step, with a checkpoint. Run again, it goes on from there.
"""
import argparse
import csv
import fcntl
import hashlib
import io
import json
import math
import os
import pathlib
import platform
import signal
import socket
import struct
import sys
import threading
import time
import traceback

# Read when CUDA starts: without it, matrix products may differ from run to run.
os.environ.setdefault("CUBLAS_WORKSPACE_CONFIG", ":4096:8")

import numpy as np
import torch
import torch.distributed as dist
import torch.nn.functional as F
from torch import nn
from torch.distributed.elastic.multiprocessing.errors import record
from torch.nn.utils.rnn import PackedSequence

SCHEMA = 1


# The model ------------------------------------------------------------------------------------


def sent(values, device):
    """An array or a tensor on its device. From pinned memory, the copy doesn't wait for the GPU."""
    values = torch.as_tensor(values)
    return values if device.type == "cpu" else values.pin_memory().to(device, non_blocking=True)


class Positions:
    """The positions of some framed sequences, step by step and without padding.

    Sequences are in descending order of length, so those still running at a step are the first ones.
    `rows` and `steps` say which sequence of the batch, and which of its steps, a position is.
    """

    def __init__(self, sequences, members, only_last, device):
        members = sorted((m for m in members if len(sequences[m]) > 1), key=lambda m: -len(sequences[m]))
        lengths = np.array([len(sequences[m]) - 1 for m in members], dtype=np.int64)
        longest = int(lengths[0]) if len(lengths) else 0
        running = lengths[None, :] > np.arange(longest)[:, None]
        steps, places = np.nonzero(running)
        starts = np.concatenate([[0], np.cumsum([len(sequences[m]) for m in members])[:-1]]).astype(np.int64)
        ids = np.concatenate([sequences[m] for m in members]) if members else np.zeros(0, np.int64)
        at = starts[places] + steps
        is_last = steps == lengths[places] - 1
        scored = np.nonzero(is_last)[0] if only_last else np.arange(len(at))
        self.counts = torch.from_numpy(running.sum(1))
        self.is_dense = bool(len(lengths)) and bool(running.all())
        self.rows, self.steps = torch.from_numpy(np.array(members, np.int64)[places]), torch.from_numpy(steps)
        self.inputs = sent(ids[at].astype(np.int64), device)
        self.targets = sent(ids[at + 1][scored].astype(np.int64), device)
        self.scored = sent(scored, device) if only_last else None

    def packed(self, masks, device):
        """The masks of a padded batch, at these positions."""
        return masks and [
            None if mask is None else sent(mask[self.rows, self.steps], device) for mask in masks]


class LanguageModel(nn.Module):
    """Embedding → LSTM → linear layer, with the names of weights that walkthrough uses."""

    def __init__(self, shape, dropout, splits_layers):
        super().__init__()
        V, E, H, L = (shape[name] for name in ("vocabulary", "embedding", "hidden", "layers"))
        self.dropout = dropout
        self.embedding = nn.Embedding(V, E, padding_idx=shape.get("padding"))
        # One LSTM of all layers is fastest. With dropout masks of our own, each layer is one.
        between = 0 if splits_layers else dropout["betweenLayers"]
        sizes = [(E, 1)] + [(H, 1)] * (L - 1) if splits_layers else [(E, L)]
        self.lstms = nn.ModuleList(nn.LSTM(size, H, layers, dropout=between) for size, layers in sizes)
        self.linear = nn.Linear(H, V)
        if shape["isTied"]:
            self.linear.weight = self.embedding.weight

    def weights(self):
        """The weights by the names that they have in files, in the order of files."""
        named = {}
        for name, parameter in self.named_parameters():
            if name.startswith("lstms."):
                _, index, weight = name.split(".")
                weight, layer = weight.rsplit("_l", 1)
                name = f"lstm.{weight}_l{int(index) + int(layer)}"
            named[name] = parameter
        return named

    def states(self, positions, masks):
        """The hidden state of the last layer at each scored position."""
        values = F.embedding(positions.inputs, self.embedding.weight, self.embedding.padding_idx)
        values = self.dropped(values, masks, 0, self.dropout["input"])
        for index, lstm in enumerate(self.lstms):
            if index > 0:
                values = self.dropped(values, masks, index, 0)
            values = self.run(lstm, values, positions)
        values = self.dropped(values, masks, -1, self.dropout["output"])
        return values if positions.scored is None else values[positions.scored]

    def run(self, lstm, values, positions):
        """One LSTM over all positions. Sequences of one length need no packing, which is faster."""
        if positions.is_dense:
            steps = len(positions.counts)
            return lstm(values.view(steps, -1, values.shape[1]))[0].flatten(0, 1)
        return lstm(PackedSequence(values, positions.counts))[0].data

    def dropped(self, values, masks, place, rate):
        if masks is not None:
            return values if masks[place] is None else values * masks[place]
        return F.dropout(values, rate, self.training)

    def feed(self, token, memory):
        """The logits after one more token, and what the layers remember."""
        values = self.embedding.weight[token].view(1, 1, -1)
        after = []
        for index, lstm in enumerate(self.lstms):
            values, state = lstm(values, memory[index] if memory else None)
            after.append(state)
        return self.linear(values).view(-1), after


class ChunkedLoss(torch.autograd.Function):
    """The sum of −ln p of all targets, and the gradients of `scale` times it.

    Logits exist for some positions at a time, and become losses and gradients before the next: memory
    grows with the vocabulary, not with vocabulary × positions.
    """

    @staticmethod
    def forward(context, states, weight, bias, targets, scale, chunk, low, wants):
        total = torch.zeros((), dtype=torch.float64, device=states.device)
        gradients = [torch.zeros_like(value) for value in (states, weight, bias)] if wants else None
        used = weight.to(low)
        for begin in range(0, len(targets), chunk):
            hidden, wanted = states[begin:begin + chunk].to(low), targets[begin:begin + chunk]
            rows = torch.arange(len(wanted), device=wanted.device)
            logits = torch.addmm(bias.to(low), hidden, used.t()).float()
            norms = logits.logsumexp(1, keepdim=True)
            total += (norms[:, 0] - logits[rows, wanted]).double().sum()
            if wants:
                slope = logits.sub_(norms).exp_().mul_(scale)
                slope[rows, wanted] -= scale
                gradients[2] += slope.sum(0)
                slope = slope.to(low)
                gradients[0][begin:begin + chunk] = slope @ used
                gradients[1] += slope.t() @ hidden
        if wants:
            context.save_for_backward(*gradients)
        return total

    @staticmethod
    def backward(context, _):
        return (*context.saved_tensors, None, None, None, None, None)


# The team of ranks ----------------------------------------------------------------------------


class Team:
    """The ranks that train together; on its own, a process is a team of one."""

    def __init__(self, job):
        self.rank = int(os.environ.get("RANK", 0))
        self.size = int(os.environ.get("WORLD_SIZE", 1))
        here, local = int(os.environ.get("LOCAL_WORLD_SIZE", 1)), int(os.environ.get("LOCAL_RANK", 0))
        self.hosts = max(1, self.size // here)
        self.is_exact = job["reduce"] == "exact"
        if self.is_exact and job["shards"] % self.size:
            raise Problem(
                f"{self.size} ranks can't share {job['shards']} pieces evenly; start a number of ranks "
                f"that divides {job['shards']}")
        self.pieces = job["shards"] if self.is_exact else self.size
        self.device = torch.device("cpu")
        if job["device"] == "cuda":
            count = torch.cuda.device_count()
            if here > count:
                raise Problem(f"{here} ranks on this host need {here} GPUs; PyTorch sees {count}")
            self.device = torch.device("cuda", local)
            torch.cuda.set_device(self.device)
        if self.size > 1:
            if self.device.type == "cpu":
                os.environ.setdefault("GLOO_SOCKET_IFNAME", self.network())
            dist.init_process_group("nccl" if self.device.type == "cuda" else "gloo")

    def network(self):
        """The network interface towards the first rank. By itself gloo takes that of the host's name,
        which is often 127.0.0.1 and leads nowhere from another host."""
        if self.hosts == 1:
            return next(name for _, name in socket.if_nameindex() if name.startswith("lo"))
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            probe.connect((os.environ["MASTER_ADDR"], int(os.environ["MASTER_PORT"])))
            mine = probe.getsockname()[0]
            for _, name in socket.if_nameindex():
                try:
                    request = struct.pack("256s", name.encode()[:15])
                    answer = fcntl.ioctl(probe.fileno(), 0x8915, request)  # SIOCGIFADDR
                except OSError:
                    continue
                if socket.inet_ntoa(answer[20:24]) == mine:
                    return name
        raise Problem("found no network interface towards the first host; set GLOO_SOCKET_IFNAME")

    def mine(self):
        """The pieces of each batch that this rank computes."""
        each = self.pieces // self.size
        return range(self.rank * each, (self.rank + 1) * each)

    # snippet.total
    def total(self, rows):
        """The sum of the rows of all pieces, each rank giving those of its own."""
        if not self.is_exact:
            if self.size > 1:
                dist.all_reduce(rows)
            return rows[0]
        if self.size > 1:
            everyone = rows.new_empty(self.pieces, rows.shape[1])
            dist.all_gather(list(everyone.chunk(self.size)), rows)
            rows = everyone
        total = rows[0].clone()
        for row in rows[1:]:
            total += row
        return total
    # snippet.end

    def from_first(self, data):
        """The first rank's bytes, on every rank."""
        if self.size == 1:
            return data
        box = [data]
        dist.broadcast_object_list(box, src=0)
        return box[0]


class Stop:
    """Whether the training is to end early: after SIGTERM, or when the process that started it is gone.

    A killed torchrun leaves its workers running, as each leads a session of its own.
    """

    GRACE = 20

    def __init__(self, parent):
        self.is_requested = False
        self.parent = parent
        self.agent = os.getppid() if "TORCHELASTIC_RUN_ID" in os.environ else None
        signal.signal(signal.SIGTERM, self.request)
        signal.signal(signal.SIGINT, signal.SIG_IGN if parent else self.request)
        threading.Thread(target=self.watch, daemon=True).start()

    def request(self, *_):
        self.is_requested = True

    def watch(self):
        while self.is_watched():
            time.sleep(0.5)
        self.request()
        time.sleep(self.GRACE)
        os._exit(1)

    def is_watched(self):
        if self.agent and os.getppid() != self.agent:
            return False
        try:
            return not self.parent or os.kill(self.parent, 0) is None
        except ProcessLookupError:
            return False


# Files ----------------------------------------------------------------------------------------


class Problem(Exception):
    """A failure that needs no traceback to be understood."""

    kind = "problem"


class Divergence(Problem):
    kind = "diverged"


def write_whole(path, *pieces):
    """The whole file or none: under another name first, safely on the disk, then renamed."""
    path.parent.mkdir(exist_ok=True)
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with open(unfinished, "wb") as file:
            for piece in pieces:
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        os.replace(unfinished, path)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise Problem(f"can't write {path}: {error.strerror}") from error
    folder = os.open(path.parent, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)


def write_json(path, content):
    write_whole(path, json.dumps(content, indent=1).encode() + b"\n")


TYPES = {"F32": np.float32, "F64": np.float64, "I32": np.int32, "I64": np.int64, "U8": np.uint8}


def read_tensors(data):
    """The arrays of a safetensors file, by name. The format is small enough to need no library."""
    length = struct.unpack("<Q", data[:8])[0]
    header = json.loads(data[8:8 + length])
    tensors = {}
    for name, entry in header.items():
        if name != "__metadata__":
            begin, end = (8 + length + offset for offset in entry["data_offsets"])
            tensors[name] = np.frombuffer(data[begin:end], TYPES[entry["dtype"]]).reshape(entry["shape"])
    return tensors


def encoded_tensors(tensors):
    """A safetensors file in pieces."""
    names = {np.dtype(type): name for name, type in TYPES.items()}
    header, pieces, offset = {}, [], 0
    for name, values in tensors.items():
        piece = np.ascontiguousarray(values).tobytes()
        header[name] = {
            "dtype": names[values.dtype], "shape": list(values.shape),
            "data_offsets": [offset, offset + len(piece)]}
        pieces.append(piece)
        offset += len(piece)
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    return [struct.pack("<Q", len(text)), text, *pieces]


def digest(*pieces):
    hash = hashlib.sha256()
    for piece in pieces:
        hash.update(piece)
    return hash.hexdigest()


def note(value):
    """JSON as an array of bytes, as walkthrough keeps what isn't a tensor."""
    def plain(value):
        if isinstance(value, float) and not math.isfinite(value):
            return "nan" if math.isnan(value) else "inf" if value > 0 else "-inf"
        if isinstance(value, dict):
            return {key: plain(part) for key, part in value.items()}
        return [plain(part) for part in value] if isinstance(value, list) else value
    return np.frombuffer(json.dumps(plain(value)).encode(), np.uint8)


class Sequences:
    """The framed sequences of one split: documents, or windows over one text."""

    def __init__(self, folder, name, layout, start=0):
        self.ids = np.load(folder / f"{name}-tokens.npy", mmap_mode="r")[start:]
        self.layout = layout
        if layout["kind"] == "documents":
            self.offsets = np.load(folder / f"{name}-offsets.npy")

    def __len__(self):
        return len(self.offsets) - 1 if self.layout["kind"] == "documents" else self.layout["count"]

    def __getitem__(self, index):
        if self.layout["kind"] == "documents":
            return self.ids[self.offsets[index]:self.offsets[index + 1]]
        begin = index * self.layout["stride"]
        return self.ids[begin:begin + self.layout["length"] + 1]


class Checkpoints:
    """The states that are kept on the way, each in a file with a digest."""

    def __init__(self, folder, ends_kept):
        self.folder, self.ends_kept = folder / "checkpoints", ends_kept

    def sums(self):
        """The digests by file name, the latest last."""
        path = self.folder / "SHA256SUMS"
        lines = path.read_text().splitlines() if path.exists() else []
        sums = {name: sum for sum, name in (line.split(None, 1) for line in lines)}
        return dict(sorted(sums.items(), key=lambda item: self.place(item[0])))

    @staticmethod
    def place(name):
        """The epochs and batches in the name of a checkpoint."""
        return tuple(int(number) for number in name.split(".")[0].split("-"))

    def latest(self):
        """The bytes of the latest intact one; `None` without any."""
        for name, sum in reversed(self.sums().items()):
            path = self.folder / name
            if path.exists() and digest(data := path.read_bytes()) == sum:
                return data
            print(f"{path} is damaged; an earlier state is used", file=sys.stderr)
        return None

    def save(self, name, pieces):
        """Writes one, and removes those that it makes unnecessary."""
        write_whole(self.folder / name, *pieces)
        sums = self.sums() | {name: digest(*pieces)}
        ends = sorted((old for old in sums if self.place(old)[1] == 0), key=self.place)
        kept = {name, *ends[-self.ends_kept:]}
        write_whole(self.folder / "SHA256SUMS", *(
            f"{sums[old]}  {old}\n".encode() for old in sorted(kept, key=self.place)))
        for old in sums.keys() - kept:
            (self.folder / old).unlink(missing_ok=True)


# The random stream ----------------------------------------------------------------------------


class Stream:
    """PyTorch's generator on the CPU, stored as the 624 words of its Mersenne Twister and a position."""

    def __init__(self, stored):
        state = torch.Generator().get_state().numpy().copy()
        position = stored["position"]
        # The seed; the words left, whether there is a seed, the next word; the words.
        struct.pack_into("<Qiiq", state, 0, 0, 625 - position, 1, position)
        state[24:24 + 624 * 8] = np.array(stored["words"], np.uint64).view(np.uint8)
        self.generator = torch.Generator()
        self.generator.set_state(torch.from_numpy(state))

    def stored(self):
        state = self.generator.get_state().numpy()
        left = struct.unpack_from("<Qiiq", state)[1]
        words = state[24:24 + 624 * 8].view(np.uint64)
        return {"words": words.tolist(), "position": 625 - left}

    def skip(self, words):
        torch.empty(words, dtype=torch.int32).random_(generator=self.generator)

    def uniform(self, *shape):
        """53 random bits for each value: the same on every processor, as bernoulli_ isn't."""
        return torch.rand(shape, dtype=torch.float64, generator=self.generator)

    def masks(self, model, shape, sizes):
        """The dropout masks of a padded batch before each layer and after the last, as the notebook
        draws them; `None` where nothing is dropped."""
        rates = model.dropout
        places = [rates["input"]] + [rates["betweenLayers"]] * (shape["layers"] - 1) + [rates["output"]]
        batch, steps = sizes
        masks = []
        for place, rate in enumerate(places):
            if rate == 0:
                masks.append(None)
                continue
            size = shape["embedding"] if place == 0 else shape["hidden"]
            # In memory, embeddings lie sequence by sequence, hidden states step by step.
            lies = (batch, steps, size) if place == 0 else (steps, batch, size)
            kept = (self.uniform(*lies) < 1 - rate).float() * np.float32(1 / (1 - rate))
            masks.append(kept if place == 0 else kept.transpose(0, 1))
        return masks


# Training -------------------------------------------------------------------------------------


class Log:
    """What training records along the way: every step, every epoch, and which engines had a part."""

    COLUMNS = {
        "epoch": np.int64, "tokens": np.int64, "loss": np.float64, "learningRate": np.float64,
        "gradientNorm": np.float64, "seconds": np.float64}

    def __init__(self, stored, notes, engine):
        self.columns = {name: stored[f"log.{name}"].tolist() for name in self.COLUMNS}
        self.tally, self.epochs = notes["log.tally"], notes["log.epochs"]
        engine["firstStep"] = len(self) + 1
        # An engine that made no step is of no interest.
        self.engines = [e for e in notes.get("log.engines", []) if e["firstStep"] <= len(self)]
        def kind(engine):
            return {name: engine[name] for name in engine if name not in ("firstStep", "lossShift")}
        if not self.engines or kind(self.engines[-1]) != kind(engine):
            self.engines.append(engine)

    def __len__(self):
        return len(self.columns["loss"])

    def stored(self):
        arrays = {f"log.{name}": np.array(self.columns[name], kind) for name, kind in self.COLUMNS.items()}
        return arrays, {"log.tally": self.tally, "log.epochs": self.epochs, "log.engines": self.engines}

    def add(self, total_loss, **step):
        for name, column in self.columns.items():
            column.append(step[name])
        for name, value in (
                ("seconds", step["seconds"]), ("tokens", step["tokens"]), ("epochLoss", total_loss),
                ("epochTokens", step["tokens"])):
            self.tally[name] += value

    def finish_epoch(self, validation_loss, continuation, seconds):
        epoch = {"epoch": len(self.epochs), "step": len(self), "tokens": continuation}
        if self.tally["epochTokens"]:
            epoch["trainLoss"] = self.tally["epochLoss"] / self.tally["epochTokens"]
        if validation_loss is not None:
            epoch["validationLoss"] = validation_loss
        self.epochs.append(epoch)
        self.tally["seconds"] += seconds
        self.tally["epochLoss"], self.tally["epochTokens"] = 0, 0

    def validation_losses(self):
        losses = (epoch.get("validationLoss") for epoch in self.epochs)
        return [loss for loss in losses if loss is not None]

    def is_best(self, loss):
        return loss is not None and all(loss < other for other in self.validation_losses())

    def has_stalled(self, patience):
        losses = self.validation_losses()
        return bool(patience and losses) and len(losses) - 1 - losses.index(min(losses)) >= patience

    def table(self):
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(["step", "epoch", "loss", "tokens", "learning_rate", "gradient_norm", "seconds"])
        names = ("epoch", "loss", "tokens", "learningRate", "gradientNorm", "seconds")
        for number, values in enumerate(zip(*(self.columns[name] for name in names)), 1):
            writer.writerow([number, *values])
        return text.getvalue()


class Training:
    """A job, and how far it has come."""

    def __init__(self, folder, job, team, stop):
        self.folder, self.job, self.team, self.stop = folder, job, team, stop
        self.starts = np.load(folder / "window-starts.npy")
        # A row for each epoch.
        self.order = np.load(folder / "order.npy", mmap_mode="r").reshape(len(self.starts), -1)
        self.sizes = np.load(folder / "batch-sizes.npy").reshape(len(self.starts), -1)
        self.validation = job.get("validation") and Sequences(folder, "validation", job["validation"])
        self.only_last = job["target"] == "next"
        self.draws_masks = team.is_exact and any(job["dropout"].values())
        self.model = LanguageModel(
            job["shape"], job["dropout"], splits_layers=self.draws_masks and job["shape"]["layers"] > 1)
        self.model.to(team.device)
        self.weights = self.model.weights()
        self.count = sum(weight.numel() for weight in self.weights.values())
        # One row for each piece: the gradients, the loss in two parts, and whether to stop.
        self.rows = torch.zeros(len(team.mine()), self.count + 3, device=team.device)
        self.pace = 16 if team.device.type == "cuda" else 1
        self.round_to(job["precision"])
        adam = job["optimizer"]
        self.adam = torch.optim.AdamW(
            self.weights.values(), lr=adam["learningRate"], betas=(adam["beta1"], adam["beta2"]),
            eps=adam["epsilon"], weight_decay=adam["weightDecay"], fused=True)
        self.pending, self.is_stopping = [], False
        self.checkpoints, self.saved = Checkpoints(folder, job["endsKept"]), time.monotonic()
        start = None
        if team.rank == 0:
            start = self.checkpoints.latest() or (folder / "start.safetensors").read_bytes()
        self.restore(read_tensors(team.from_first(start)))

    def round_to(self, precision):
        """Sets how matrix products round from here on. Weights, gradients and moments stay float32."""
        self.low = torch.bfloat16 if precision == "bfloat16" else torch.float32
        kind = "tf32" if precision == "tf32" else "ieee"
        torch.backends.cuda.matmul.fp32_precision = kind
        # Unless told otherwise, cuDNN's LSTM rounds to TF32.
        torch.backends.cudnn.rnn.fp32_precision = kind
        # On processors, oneDNN's LSTM can't be trained in bfloat16; without it, PyTorch's own is used.
        torch.backends.mkldnn.set_flags(precision != "bfloat16")

    # What is kept

    def restore(self, stored):
        self.notes = {
            name[5:]: json.loads(values.tobytes()) for name, values in stored.items()
            if name.startswith("note.")}
        self.epochs, self.batches = self.notes["place"]["epochs"], self.notes["place"]["batches"]
        self.steps = self.notes["step"]
        self.random, self.epoch_start = Stream(self.notes["random"]), self.notes["epochStart"]
        self.log = Log(stored, self.notes, engine_of(self.job, self.team))
        with torch.no_grad():
            for name, weight in self.weights.items():
                weight.copy_(torch.from_numpy(stored[name].copy()))
        # A best model that is the last one is stored once.
        self.best = {
            name: stored.get(f"best.{name}", stored[name]) for name in self.weights
        } if self.notes["hasBest"] else None
        at = 0
        first, second = (torch.from_numpy(stored[f"moment.{name}"].copy()) for name in ("first", "second"))
        for weight in self.weights.values():
            end = at + weight.numel()
            self.adam.state[weight] = {
                "step": torch.tensor(float(self.steps), device=self.team.device),
                "exp_avg": first[at:end].view_as(weight).to(self.team.device),
                "exp_avg_sq": second[at:end].view_as(weight).to(self.team.device)}
            at = end

    def arrays(self):
        return {name: weight.detach().cpu().numpy() for name, weight in self.weights.items()}

    def encoded(self):
        """The whole state, as walkthrough stores its checkpoints."""
        tensors = self.arrays()
        tensors |= {f"best.{name}": values for name, values in (self.best or {}).items()}
        for name, key in (("first", "exp_avg"), ("second", "exp_avg_sq")):
            parts = [self.adam.state[w][key].detach().cpu().flatten() for w in self.weights.values()]
            tensors[f"moment.{name}"] = torch.cat(parts).numpy()
        columns, notes = self.log.stored()
        notes = self.notes | notes | {
            "place": {"epochs": self.epochs, "batches": self.batches}, "hasBest": self.best is not None,
            "step": self.steps, "random": self.random.stored(), "epochStart": self.epoch_start}
        notes = {f"note.{name}": note(value) for name, value in notes.items()}
        return encoded_tensors(tensors | columns | notes)

    def save(self):
        """Writes a checkpoint."""
        self.saved = time.monotonic()
        if self.team.rank == 0:
            name = f"{self.epochs}-{self.batches}.safetensors"
            self.checkpoints.save(name, self.encoded())
            self.tell({"checkpoint": name})

    def tell(self, line):
        if self.team.rank == 0:
            self.progress.write(json.dumps(line) + "\n")
            self.progress.flush()

    # The loop of chapter 7

    # snippet.loop
    def run(self):
        """Trains to the last epoch. Returns "done" or "stopped"."""
        self.begin()
        while self.epochs < self.job["epochs"] and not self.log.has_stalled(self.job["patience"]):
            if self.train_epoch() == "stopped":
                self.save()
                return "stopped"
            self.note_rounding()
            loss = self.validation_loss()
            self.require_sound(loss)
            if self.log.is_best(loss):
                self.best = {name: values.copy() for name, values in self.arrays().items()}
            self.finish_epoch(loss)
            self.save()
        return "done"

    def train_epoch(self):
        """Takes the steps of an epoch that are left. Returns "finished" or "stopped"."""
        if self.batches == 0:
            # Whoever drew the order of the batches took it from this stream.
            self.epoch_start = self.random.stored()
            self.random.skip(self.job["wordsPerOrder"])
        sequences, batches = self.epoch()
        self.model.train()
        for batch in batches[self.batches:]:
            self.step([sequences[index] for index in batch])
            self.batches += 1
            if self.steps % self.pace == 0:
                self.flush()
                if self.is_stopping:
                    return "stopped"
            if time.monotonic() - self.saved >= self.job["checkpointSeconds"]:
                self.flush()
                self.save()
        self.flush()
        return "stopped" if self.is_stopping else "finished"
    # snippet.end

    def begin(self):
        """Reports what trains from where on."""
        self.progress = open(self.folder / "progress.jsonl", "w") if self.team.rank == 0 else None
        self.tell({"engine": self.log.engines[-1], "epochs": self.epochs, "batches": self.batches})
        self.lap = time.monotonic()

    def epoch(self):
        """The sequences of this epoch, and all its batches: indices of sequences."""
        row = self.epochs - self.job["firstEpoch"]
        sequences = Sequences(self.folder, "train", self.job["train"], int(self.starts[row]))
        sizes, ends = self.sizes[row], np.cumsum(self.sizes[row])
        return sequences, [self.order[row, end - size:end].tolist() for size, end in zip(sizes, ends)]

    # snippet.step
    def step(self, batch):
        """One optimizer step."""
        lengths = [len(sequence) - 1 for sequence in batch]
        tokens = len(batch) if self.only_last else sum(lengths)
        masks = self.masks(lengths)
        # Sequences are dealt by length, so that pieces are about as large as each other.
        order = sorted(range(len(batch)), key=lambda index: -lengths[index])
        for row, piece in enumerate(self.team.mine()):
            positions = Positions(batch, order[piece::self.team.pieces], self.only_last, self.team.device)
            self.gradients(positions, masks, 1 / tokens, self.rows[row])
        total = self.team.total(self.rows)
        gradients = total[:self.count]
        norm = torch.linalg.vector_norm(gradients, dtype=torch.float64)
        if self.job["clipNorm"]:
            gradients *= (self.job["clipNorm"] / (norm + 1e-6)).clamp(max=1).float()
        at = 0
        for weight in self.weights.values():
            weight.grad = gradients[at:at + weight.numel()].view_as(weight)
            at += weight.numel()
        self.steps += 1
        rate = self.rate()
        self.adam.param_groups[0]["lr"] = rate
        self.adam.step()
        self.pending.append((tokens, total[self.count:].clone(), norm, rate))

    def gradients(self, positions, masks, scale, row):
        """Fills a row with the gradients of one piece and its loss."""
        row.zero_()
        row[self.count + 2] = self.stop.is_requested
        if len(positions.targets) == 0:
            return
        for weight in self.weights.values():
            weight.grad = None
        loss = self.loss(positions, positions.packed(masks, self.team.device), scale)
        loss.backward()
        torch.cat([weight.grad.flatten() for weight in self.weights.values()], out=row[:self.count])
        loss = loss.detach()
        row[self.count] = loss.float()
        row[self.count + 1] = (loss - loss.float()).float()
    # snippet.end

    def masks(self, lengths):
        """The dropout masks of a batch, if this script draws them itself; else, PyTorch's are seeded."""
        if self.draws_masks:
            return self.random.masks(self.model, self.job["shape"], (len(lengths), max(lengths)))
        if any(self.job["dropout"].values()):
            place = self.steps * self.team.size + self.team.rank
            torch.manual_seed((self.job["seed"] + (place << 20)) % 2**63)
        return None

    def loss(self, positions, masks=None, scale=1.0):
        """The sum of the losses at some positions; its gradients are multiplied by `scale`."""
        with torch.autocast(self.team.device.type, torch.bfloat16, self.low == torch.bfloat16):
            states = self.model.states(positions, masks).float()
        linear = self.model.linear
        chunk = 8192 if self.team.device.type == "cuda" else 640
        with torch.autocast(self.team.device.type, enabled=False):
            return ChunkedLoss.apply(
                states, linear.weight, linear.bias, positions.targets, scale, chunk, self.low,
                torch.is_grad_enabled())

    def rate(self):
        """The learning rate of the step being taken."""
        adam, taken = self.job["optimizer"], self.steps - 1
        if taken < adam["warmup"]:
            return adam["learningRate"] * ((taken + 1) / adam["warmup"])
        progress = min(1, (taken - adam["warmup"]) / max(1, adam["steps"] - adam["warmup"]))
        return adam["learningRate"] * {
            "constant": 1, "linear": 1 - progress, "cosine": (1 + math.cos(math.pi * progress)) / 2,
        }[adam["schedule"]]

    def flush(self):
        """Writes down the steps since the last time, and notes whether a rank wants to stop."""
        now = time.monotonic()
        seconds = (now - self.lap) / max(1, len(self.pending))
        self.lap = now
        for tokens, tail, norm, rate in self.pending:
            (high, low, stop), norm, number = tail.double().tolist(), norm.item(), len(self.log) + 1
            step = {
                "epoch": self.epochs + 1, "tokens": tokens, "loss": (high + low) / tokens,
                "learningRate": rate, "gradientNorm": norm, "seconds": seconds}
            if not (math.isfinite(step["loss"]) and math.isfinite(norm)):
                raise Divergence(
                    f"training diverged at optimizer step {number}: the loss is {step['loss']}, the "
                    f"gradient norm {norm}")
            self.log.add(high + low, **step)
            self.tell({"step": number, **step, "done": self.log.tally["tokens"]})
            self.is_stopping = self.is_stopping or stop > 0
        self.pending = []

    # Between epochs

    def mean_loss(self, sequences, batches):
        """In nats per target, without dropout. Ranks share the batches."""
        self.model.eval()
        sums = torch.zeros(len(self.rows), 2, dtype=torch.float64, device=self.team.device)
        with torch.no_grad():
            for row, piece in zip(sums, self.team.mine()):
                for batch in batches[piece::self.team.pieces]:
                    positions = Positions(
                        [sequences[index] for index in batch], range(len(batch)), self.only_last,
                        self.team.device)
                    row[0] += self.loss(positions)
                    row[1] += len(positions.targets)
        loss, tokens = self.team.total(sums).tolist()
        return loss / max(1, tokens)

    def validation_loss(self):
        """`None` without a validation split. In float32, however training rounds."""
        if not self.validation:
            return None
        order = sorted(range(len(self.validation)), key=lambda index: -len(self.validation[index]))
        self.round_to("float32")
        loss = self.mean_loss(
            self.validation, [order[begin:begin + 64] for begin in range(0, len(order), 64)])
        self.round_to(self.job["precision"])
        return loss

    def note_rounding(self):
        """Notes the most by which rounding moved the loss of an epoch's last batch, relative to float32."""
        sequences, batches = self.epoch()
        if self.job["precision"] == "float32" or not batches:
            return
        losses = []
        for precision in "float32", self.job["precision"]:
            self.round_to(precision)
            losses.append(self.mean_loss(sequences, batches[-1:]))
        shift, engine = abs(losses[1] / losses[0] - 1), self.log.engines[-1]
        if math.isfinite(shift):
            engine["lossShift"] = max(shift, engine.get("lossShift", 0))

    def require_sound(self, loss):
        """The last update of an epoch may break the model, which otherwise only a later loss would show.
        And ranks whose models differ would each train a model of their own."""
        norm = math.sqrt(sum(weight.detach().double().square().sum().item() for weight in self.weights.values()))
        if not math.isfinite(norm) or loss is not None and not loss < 709:
            raise Divergence(
                f"training diverged in epoch {self.epochs + 1}: the norm of the weights is {norm}"
                + ("" if loss is None else f", the validation loss {loss}"))
        if self.team.size > 1:
            norms = [None] * self.team.size
            dist.all_gather_object(norms, norm)
            if len(set(norms)) > 1:
                raise Problem(f"the ranks' models differ after epoch {self.epochs + 1}: their norms are {norms}")

    def finish_epoch(self, loss):
        now = time.monotonic()
        self.log.finish_epoch(loss, self.continuation(), now - self.lap)
        self.epochs, self.batches, self.lap = self.epochs + 1, 0, now
        self.tell({"epoch": self.epochs, "validationLoss": loss})

    @torch.no_grad()
    def continuation(self):
        """What the model writes after the prompt: the same prompt and random numbers each time."""
        self.model.eval()
        asked, memory, written = self.job["continuation"], None, []
        random = Stream(asked["random"])
        for token in asked["prompt"]:
            logits, memory = self.model.feed(token, memory)
        for _ in range(asked["length"]):
            logits = logits.double().cpu()
            logits[asked["excluded"]] = -math.inf
            values, tokens = logits.sort(descending=True, stable=True)
            weights = ((values[:asked["topK"]] - values[0]) / asked["temperature"]).exp()
            point = random.uniform() * weights.sum()
            place = int((weights.cumsum(0) <= point).sum().clamp(max=len(weights) - 1))
            token = int(tokens[place])
            if token == asked.get("end"):
                break
            written.append(token)
            logits, memory = self.model.feed(token, memory)
        return written


def engine_of(job, team):
    device = torch.cuda.get_device_name(team.device) if team.device.type == "cuda" else processor()
    return {
        "trainer": "torch", "version": torch.__version__, "device": job["device"], "model": device,
        "ranks": team.size, "hosts": team.hosts, "reduction": job["reduce"], "precision": job["precision"]}


def processor():
    try:
        lines = pathlib.Path("/proc/cpuinfo").read_text().splitlines()
        return next(line.split(":", 1)[1].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.machine()


def read_job(folder):
    """- Raises: Problem for a job of another version, or files that aren't those handed over."""
    try:
        job = json.loads((folder / "job.json").read_text())
    except FileNotFoundError:
        raise Problem(f"{folder} has no job.json; give the folder that walkthrough wrote") from None
    if job["schema"] != SCHEMA:
        raise Problem(f"{folder}/job.json has schema {job['schema']}; this script reads {SCHEMA}")
    if job["shape"].get("cell", "lstm") != "lstm":
        raise Problem(f"{folder}/job.json asks for a {job['shape']['cell']}; this script trains LSTMs")
    for name, expected in job["digests"].items():
        path = folder / name
        if not path.exists():
            raise Problem(f"{path} is missing; copy the folder again")
        with open(path, "rb") as file:
            if digest(*iter(lambda: file.read(1 << 20), b"")) != expected:
                raise Problem(f"{path} isn't the file that was handed over; copy the folder again")
    return job


def report_failure(folder, failure):
    """Writes result.json unless it exists: the first failure is the cause of those on other ranks."""
    unfinished = folder / f".result.json.{os.getpid()}"
    try:
        unfinished.write_text(json.dumps(failure, indent=1) + "\n")
        os.link(unfinished, folder / "result.json")
    except OSError:
        pass  # It also goes to standard error.
    unfinished.unlink(missing_ok=True)


@record
def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path, help="the folder that was handed over")
    parser.add_argument("--parent", type=int, help="stop when this process is gone")
    options = parser.parse_args()
    folder, rank = options.folder, int(os.environ.get("RANK", 0))
    try:
        stop = Stop(options.parent)
        job = read_job(folder)
        if rank == 0:
            (folder / "result.json").unlink(missing_ok=True)
        torch.set_num_threads(job["threads"])
        torch.use_deterministic_algorithms(job["reduce"] == "exact")
        training = Training(folder, job, Team(job), stop)
        outcome = training.run()
        if rank == 0:
            write_whole(folder / "metrics.csv", training.log.table().encode())
            names = list(training.checkpoints.sums())
            checkpoint = f"checkpoints/{names[-1]}" if names else "start.safetensors"
            write_json(folder / "result.json", {
                "schema": SCHEMA, "outcome": outcome, "key": job["key"], "checkpoint": checkpoint,
                "digests": {
                    name: digest((folder / name).read_bytes()) for name in (checkpoint, "metrics.csv")},
                "engines": training.log.engines})
        if dist.is_initialized():
            dist.destroy_process_group()
    except Exception as error:
        known = isinstance(error, Problem)
        report_failure(folder, {
            "schema": SCHEMA, "outcome": "failed", "rank": rank, "host": platform.node(),
            "kind": error.kind if known else "error",
            "message": str(error) if known else f"{type(error).__name__}: {error}",
            "traceback": "" if known else traceback.format_exc()})
        if not known:
            raise
        sys.exit(f"error: {error}")


if __name__ == "__main__":
    main()
