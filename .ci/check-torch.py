#!/usr/bin/env python3
"""Checks train.py, the trainer of `--trainer torch`, on small made-up hand-overs.

usage: check-torch.py            with a Python that has torch and numpy: .ci/install-torch prints one

Any number of processes gives the same bits; a training that is stopped or killed loses nothing and
leaves no process; two hosts work as one; and whatever is wrong is said in words. What this system
doesn't allow, such as network namespaces, is skipped with a message.
"""
import hashlib
import json
import os
import pathlib
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time

root = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(root / "Tests/Reference"))
import handed_over
from handed_over import train

script = str(root / "Sources/Pipeline/Training/Torch/train.py")
TORCHRUN = [sys.executable, "-m", "torch.distributed.run"]
# Long enough to be stopped in the middle.
LONG = {"layers": 2, "dropout": (0.1, 0.2, 0.3), "documents": 3000}
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


def run(folder, ranks=1, **options):
    return subprocess.run(command(folder, ranks), capture_output=True, text=True, **options)


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


def check_ranks(work):
    for index, case in enumerate(CASES):
        digests = set()
        for ranks in 1, 2, 4:
            folder = handed_over.make(work / f"ranks-{index}-{ranks}", **case)
            done = run(folder, ranks)
            digests.add(digest(folder) if result(folder)["outcome"] == "done" else done.stderr[-500:])
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
              result(folder)["outcome"] == "stopped" and 100 <= steps < 750, f"{steps} steps")
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
    done = run(folder)
    check("a truncated checkpoint is told and passed over",
          "is damaged" in done.stderr and digest(folder) == digest(whole))


def check_problems(work):
    folder = handed_over.make(work / "disk")
    limit = (folder / "start.safetensors").stat().st_size // 2
    done = run(folder, preexec_fn=lambda: (
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN),
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))))
    left = [path.name for path in (folder / "checkpoints").iterdir()]
    check("a disk that takes no more is told, and nothing half-written stays",
          done.returncode == 1 and "can't write" in done.stderr and not left, done.stderr[-300:])
    run(folder)
    check("with room, the same folder trains to the end", result(folder)["outcome"] == "done")

    folder = handed_over.make(work / "damaged")
    (folder / "order.npy").write_bytes(b"")
    done = run(folder)
    check("a damaged file of the hand-over is named", "order.npy isn't the file" in done.stderr)
    folder = handed_over.make(work / "version", job={"schema": 99})
    check("another version is refused", "has schema 99" in run(folder).stderr)
    folder = handed_over.make(work / "three")
    run(folder, 3)
    check("a number of ranks that can't be exact is refused",
          "can't share 4 pieces" in result(folder).get("message", ""))
    folder = handed_over.make(work / "diverged", learningRate=1e30, clipNorm=0)
    run(folder, 2)
    check("divergence is told with its step", result(folder).get("kind") == "diverged",
          result(folder).get("message"))


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
    with tempfile.TemporaryDirectory() as folder:
        for part in check_ranks, check_stops, check_problems, check_hosts:
            part(pathlib.Path(folder))
    if failures:
        sys.exit(f"{len(failures)} of the checks failed")
