#!/usr/bin/env python3
"""Checks train.py, the trainer of `--trainer torch`, on small made-up hand-overs.

usage: check-torch.py            with a Python that has torch and numpy: .ci/install-torch prints one

The model computes what PyTorch's own layers do; any number of processes gives the same bits; a
training that is stopped or killed loses nothing and leaves no process; two hosts work as one; and
whatever is wrong is said in words. What this system doesn't allow, such as network namespaces, is
skipped with a message.

Importing PyTorch takes seconds. So processes are forked from this one, which has imported it, except
where torchrun itself or a signal to it is what is checked.
"""
import hashlib
import json
import os
import pathlib
import resource
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

root = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(root / "Tests/Reference"))
import handed_over
import numpy as np
import torch
import torch.nn.functional as F
from handed_over import train

script = str(root / "Sources/Pipeline/Training/Torch/train.py")
TORCHRUN = [sys.executable, "-m", "torch.distributed.run"]
# Long enough to be stopped in the middle.
LONG = {"layers": 2, "dropout": (0.1, 0.2, 0.3), "documents": 1600}
CASES = [
    {},
    {"layers": 3, "dropout": (0.1, 0.2, 0.3)},
    {"tied": True, "embedding": 12, "schedule": "cosine"},
    {"windows": (5, 3), "target": "next", "layers": 2, "dropout": (0, 0.2, 0)},
    {"windows": (5, 5), "dropout": (0, 0, 0.5)},
]
failures = []


def check(what, holds, detail=""):
    print(f"{'ok   ' if holds else 'WRONG'} {what}{f': {detail}' if detail != '' else ''}", flush=True)
    if not holds:
        failures.append(what)


def command(folder, ranks):
    team = [*TORCHRUN, "--standalone", "--nproc-per-node", str(ranks)] if ranks > 1 else [sys.executable]
    return [*team, script, str(folder)]


def run(folder, ranks=1, prepare=lambda: None):
    """Trains to the end in processes forked from this one. Returns what they wrote to standard error."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    children, errors = [], folder / "errors.txt"
    errors.write_text("")
    for rank in range(ranks):
        child = os.fork()
        if child == 0:
            status = 1
            try:
                os.dup2(os.open(errors, os.O_WRONLY | os.O_APPEND), 2)
                if ranks > 1:
                    os.environ |= {
                        "RANK": str(rank), "LOCAL_RANK": str(rank), "WORLD_SIZE": str(ranks),
                        "LOCAL_WORLD_SIZE": str(ranks), "MASTER_ADDR": "127.0.0.1", "MASTER_PORT": str(port)}
                prepare()
                sys.argv = [script, str(folder)]
                train.main()
                status = 0
            except SystemExit as exit:
                print(exit, file=sys.stderr, flush=True)
            finally:
                os._exit(status)
        children.append(child)
    for child in children:
        os.waitpid(child, 0)
    return errors.read_text()


def start(folder, ranks):
    """Starts a training, and waits until it has taken some steps."""
    process = subprocess.Popen(
        command(folder, ranks), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    progress = folder / "progress.jsonl"
    while process.poll() is None:
        if progress.exists() and progress.read_text().count('"step"') > 100:
            break
        time.sleep(0.05)
    return process


def result(folder):
    path = folder / "result.json"
    return json.loads(path.read_text()) if path.exists() else {"outcome": None}


def state(folder):
    return train.read_tensors((folder / result(folder)["checkpoint"]).read_bytes())


def digest(folder):
    """Of everything in the last checkpoint but times and the number of processes."""
    hash = hashlib.sha256()
    for name, values in sorted(state(folder).items()):
        if name not in ("log.seconds", "note.log.tally", "note.log.engines"):
            hash.update(name.encode() + values.tobytes())
    return hash.hexdigest()[:12]


def processes(folder):
    found = subprocess.run(["pgrep", "-f", str(folder)], capture_output=True, text=True).stdout.split()
    return [number for number in found if int(number) != os.getpid()]


def check_model(work):
    """The losses and gradients beside those of padded batches, with nothing packed, chunked or fused."""
    random = np.random.default_rng(3)
    shape = {"vocabulary": 50, "embedding": 12, "hidden": 12, "layers": 2, "padding": 1}
    for tied in False, True:
        for lengths in [9, 3, 17, 1, 5], [6, 6, 6]:
            torch.manual_seed(5)
            model = train.LanguageModel(
                shape | {"isTied": tied}, {"betweenLayers": 0, "input": 0, "output": 0}, splits_layers=False)
            batch = [random.integers(2, 50, length + 1) for length in lengths]
            positions = train.Positions(batch, range(len(batch)), False, torch.device("cpu"))
            states = model.states(positions, None)
            ours = train.ChunkedLoss.apply(
                states, model.linear.weight, model.linear.bias, positions.targets, 1.0, 7, torch.float32, True)
            ours.backward()
            gradients = [weight.grad.clone() for weight in model.parameters()]
            model.zero_grad()
            padded = torch.nn.utils.rnn.pad_sequence(
                [torch.from_numpy(ids) for ids in batch], batch_first=True, padding_value=1)
            states = model.lstms[0](model.embedding(padded[:, :-1]).transpose(0, 1))[0].transpose(0, 1)
            plain = F.cross_entropy(
                model.linear(states).flatten(0, 1), padded[:, 1:].flatten(), ignore_index=1, reduction="sum")
            plain.backward()
            norm = sum(weight.grad.square().sum() for weight in model.parameters()).sqrt()
            off = max((one - other.grad).abs().max() / norm for one, other in zip(gradients, model.parameters()))
            shift = abs(ours.item() / plain.item() - 1)
            check(f"loss and gradients are those of padded batches, tied {tied}, lengths {lengths}",
                  shift < 1e-6 and off < 1e-6, f"{shift:.1e}, {off:.1e}")


def check_precision(work):
    """bfloat16 computes about the same losses, and the log tells by how much."""
    for case in {}, {"layers": 2, "tied": True, "embedding": 12, "dropout": (0.1, 0.2, 0.3)}:
        exact = handed_over.make(work / f"float32-{len(case)}", **case)
        rounded = handed_over.make(work / f"bfloat16-{len(case)}", **case, job={"precision": "bfloat16"})
        for folder in exact, rounded:
            run(folder)
        losses = [state(folder)["log.loss"] for folder in (exact, rounded)]
        off = abs(losses[1] / losses[0] - 1).max()
        check(f"bfloat16 trains with about the same losses with {case}", 0 < off < 1e-3, off)
        shift = result(rounded)["engines"][0].get("lossShift", 0)
        check("and tells how far it moves one", 0 < shift < 1e-3, shift)


def check_ranks(work):
    for index, case in enumerate(CASES):
        digests = set()
        for ranks in 1, 2, 4:
            folder = handed_over.make(work / f"ranks-{index}-{ranks}", **case)
            errors = run(folder, ranks)
            digests.add(digest(folder) if result(folder)["outcome"] == "done" else errors[-500:])
        check(f"1, 2 and 4 ranks give the same bits with {case}", len(digests) == 1, digests)
    folder = handed_over.make(work / "fast", job={"reduce": "fast"})
    run(folder, 3)
    losses = [state(path)["log.loss"] for path in (folder, work / "ranks-0-1")]
    check("fast sums of three ranks are close", abs(losses[0] - losses[1]).max() < 1e-5)


def check_stops(work):
    whole = handed_over.make(work / "whole", **LONG)
    run(whole)
    for ranks in 1, 2:
        folder = handed_over.make(work / f"stopped-{ranks}", **LONG)
        process = start(folder, ranks)
        process.send_signal(signal.SIGTERM)
        process.wait()
        steps = len(state(folder)["log.loss"])
        check(f"TERM stops {ranks} rank(s) with a checkpoint",
              result(folder)["outcome"] == "stopped" and 100 <= steps < 400, f"{steps} steps")
        run(folder, 3 - ranks)
        check("the resumed training ends with the same bits", digest(folder) == digest(whole))
    folder = handed_over.make(work / "killed", **LONG)
    process = start(folder, 2)
    process.kill()
    process.wait()
    begin = time.monotonic()
    while processes(folder) and time.monotonic() - begin < 30:
        time.sleep(0.1)
    check("KILL of torchrun leaves no process", not processes(folder),
          f"the last one ended after {time.monotonic() - begin:.1f} s")
    check("and the workers saved a checkpoint", result(folder)["outcome"] == "stopped")
    newest = folder / result(folder)["checkpoint"]
    newest.write_bytes(newest.read_bytes()[:1000])
    errors = run(folder)
    check("a truncated checkpoint is told and passed over",
          "is damaged" in errors and digest(folder) == digest(whole))


def check_problems(work):
    folder = handed_over.make(work / "disk")
    limit = (folder / "start.safetensors").stat().st_size // 2
    errors = run(folder, prepare=lambda: (
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN),
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))))
    left = [path.name for path in (folder / "checkpoints").iterdir()]
    check("a disk that takes no more is told, and nothing half-written stays",
          result(folder)["outcome"] == "failed" and "can't write" in errors and not left, errors[-300:])
    run(folder)
    check("with room, the same folder trains to the end", result(folder)["outcome"] == "done")

    folder = handed_over.make(work / "damaged")
    (folder / "order.npy").write_bytes(b"")
    check("a damaged file of the hand-over is named", "order.npy isn't the file" in run(folder))
    folder = handed_over.make(work / "version", job={"schema": 99})
    check("another version is refused", "has schema 99" in run(folder))
    folder = handed_over.make(work / "three")
    run(folder, 3)
    check("a number of ranks that can't be exact is refused",
          "can't share 4 pieces" in result(folder).get("message", ""))
    folder = handed_over.make(work / "diverged", learningRate=1e30, clipNorm=0)
    run(folder, 2)
    check("divergence is told with its step", result(folder).get("kind") == "diverged",
          result(folder).get("message"))

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        folder = work / "stopped-1"
        before = digest(folder)
        done = subprocess.run(
            [*TORCHRUN, "--nnodes", "1", "--nproc-per-node", "1", "--master-addr", "127.0.0.1",
             "--master-port", str(taken.getsockname()[1]), script, str(folder)],
            capture_output=True, text=True)
    check("a port in use is told, and nothing is lost",
          done.returncode == 1 and "EADDRINUSE" in done.stderr and digest(folder) == before)


def check_hosts(work):
    """Two network namespaces, joined by a virtual cable, stand for two hosts."""
    if os.geteuid() or not shutil.which("ip"):
        print("skip  two hosts: network namespaces need root and ip (iproute2)")
        return
    names = [f"walk{os.getpid()}{side}" for side in "ab"]
    def ip(text):
        subprocess.run(["ip", *text.split()], check=True, stderr=subprocess.DEVNULL)
    try:
        try:
            for name in names:
                ip(f"netns add {name}")
            ip(f"link add {names[0]} netns {names[0]} type veth peer name {names[1]} netns {names[1]}")
            for number, name in enumerate(names, 1):
                ip(f"-n {name} addr add 10.77.0.{number}/24 dev {name}")
                ip(f"-n {name} link set {name} up")
                ip(f"-n {name} link set lo up")
        except subprocess.CalledProcessError as error:
            print(f"skip  two hosts: {' '.join(error.cmd)} isn't allowed here")
            return
        folders = [handed_over.make(work / f"host-{name}", **CASES[1]) for name in names]
        hosts = [
            subprocess.Popen(
                ["ip", "netns", "exec", name, *TORCHRUN, "--nnodes", "2", "--node-rank", str(rank),
                 "--nproc-per-node", "2", "--master-addr", "10.77.0.1", "--master-port", "29400",
                 script, str(folder)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            for rank, (name, folder) in enumerate(zip(names, folders))]
        try:
            for host in hosts:
                host.wait(timeout=120)
        except subprocess.TimeoutExpired:
            for host in hosts:
                host.kill()
        done = result(folders[0])
        check("two hosts with two ranks each give the bits of one",
              done["outcome"] == "done" and digest(folders[0]) == digest(work / "ranks-1-1"), done)
    finally:
        for name in names:
            subprocess.run(["ip", "netns", "del", name], stderr=subprocess.DEVNULL)


if __name__ == "__main__":
    # The first optimizer imports what each process would otherwise import again.
    torch.optim.AdamW([torch.zeros(1)])
    with tempfile.TemporaryDirectory() as folder:
        # The model comes last: processes can't be forked once PyTorch has computed gradients.
        for part in check_ranks, check_precision, check_stops, check_problems, check_hosts, check_model:
            part(pathlib.Path(folder))
    if failures:
        sys.exit(f"{len(failures)} of the checks failed")
