import Record

/// The text of a hand-over's README.md: what to start, and what each file is.
struct HandOverReadme {
  let job: TorchJob

  /// What is the same in each command line.
  private static let script = "train.py ."

  private var isGPU: Bool { job.device == .cuda }

  private var packages: String { "pip install torch numpy" }

  private var ranks: String {
    job.reduce == .exact
      ? "The number of processes, over all hosts, must divide \(job.shards); it changes no result."
      : "Any number of processes works. It changes the last bits of each sum."
  }

  /// Processes on each of two hosts.
  private var ranksPerHost: Int { max(1, min(job.shards / 2, 8)) }

  var text: String {
    """
    # A training, handed over

    This folder trains a language model with PyTorch, on one machine or many. `walkthrough` wrote it
    for this command:

        \(job.shownCommand)

    Copy the folder to where it is to train, and start it there. It needs Python 3.10 or later:

        \(packages)

    \(ranks)

    SIGTERM ends the training with a checkpoint; the same command goes on from the last one, also after
    a crash.

    One process:

        python \(Self.script)

    One host, \(job.shards) processes\(isGPU ? ", a GPU for each" : ""):

        torchrun --standalone --nproc-per-node \(job.shards) \(Self.script)

    Two hosts, with a copy of this folder on each; on the second, the line ends in `--node-rank 1
    \(Self.script)`. HOST is the name or address of the first, whose folder gets the results. If torchrun
    says EADDRINUSE there, another program has the port: choose another one, on both.

        torchrun --nnodes 2 --nproc-per-node \(ranksPerHost) --master-addr HOST \\
          --master-port 29400 --node-rank 0 \(Self.script)

    Slurm, with this folder on a file system that all nodes see:

        sbatch --nodes 2 --ntasks-per-node 1 --cpus-per-task \(2 * ranksPerHost)\
    \(isGPU ? " --gpus-per-node \(ranksPerHost)" : "") \\
          --signal TERM@120 --requeue --open-mode append --wrap '
          export HOST=$(scontrol show hostnames "$SLURM_JOB_NODELIST" | head -n 1)
          exec srun sh -c "exec torchrun --nnodes \\$SLURM_NNODES --node-rank \\$SLURM_NODEID \\
            --nproc-per-node \(ranksPerHost) --master-addr \\$HOST --master-port 29400 \\
            \(Self.script)"'

    If hosts can't reach each other, name the network interface that connects them:
    `GLOO_SOCKET_IFNAME=eth0` for processors, `NCCL_SOCKET_IFNAME=eth0` for GPUs.

    When `result.json` says "done", copy the folder back and take it over, where the command above
    works:

        walkthrough takeover FOLDER

    ## Files

    The contract between the two programs has version \(TorchJob.currentSchema), the `schema` of job.json. All
    numbers are little-endian. The key is that of the train step.

    Handed over:

    - `job.json`: settings, the shape of the model, and the SHA-256 of each file below.
    - `train-tokens.npy`, `train-offsets.npy`, and the same for `validation`: token ids (int32) and
      where each document begins in them, followed by the end (int64). Windows have no offsets: window
      i begins at i × `stride` and has `length` inputs and one more token.
    - `order.npy`, `batch-sizes.npy`, `window-starts.npy`: for each epoch from `firstEpoch` on, the
      indices of sequences batch after batch, the number in each batch, and where the first window
      starts.
    - `start.safetensors`: the state to start from, in the form of a checkpoint.
    - `train.py`: the trainer; it reads this folder and writes to it, and nowhere else.

    Made by the training:

    - `progress.jsonl`: a line for each step, epoch and checkpoint of the present start.
    - `checkpoints/EPOCHS-BATCHES.safetensors`: weights under PyTorch's names; `best.` before those of
      the best epoch; `moment.first` and `moment.second`, Adam's moments in the order of the weights;
      `log.*`, a column of all steps each; `note.*`, JSON: the place, the random stream now and at the
      start of the epoch (`random`, `epochStart`: the 624 words of the Mersenne Twister and a
      position), the epochs with the token ids of each continuation, and the engines that had a part.
    - `checkpoints/SHA256SUMS`: `sha256sum -c SHA256SUMS` checks them.
    - `metrics.csv`: a row for each step.
    - `result.json`, last: `outcome` is "done", "stopped" or "failed"; the last checkpoint with its
      digest, or what failed, on which process and host.

    """
  }
}
