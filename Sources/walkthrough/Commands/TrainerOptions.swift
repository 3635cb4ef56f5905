import ArgumentParser
import Kernels
import Pipeline
import Record

/// The options that say what trains the model, and where.
struct TrainerOptions: ParsableArguments {
  enum Trainer: String, CaseIterable, ExpressibleByArgument { case own, torch }

  @Option(
    help: """
      What trains the model: 'own', this program, or 'torch', PyTorch in processes of its own. \
      Either resumes from the checkpoints of the other. The options below imply 'torch'; the \
      default is 'own'.
      """)
  var trainer: Trainer?

  @Option(
    help: """
      Processes of PyTorch: 1, 2, 4 or a multiple of 4; by default one for each core up to 4, or \
      one on a GPU. With exact sums up to 4 give the same bits.
      """)
  var ranks: Int?

  @Option(help: "Where PyTorch computes: 'cpu', or 'cuda' for NVIDIA GPUs, one for each process.")
  var device: TrainerRecord.Device?

  @Option(
    help: """
      How PyTorch adds the gradients of its processes: 'exact', in one order, or 'fast', in any.
      """)
  var reduce: TrainerRecord.Reduction?

  @Option(
    help: """
      How PyTorch rounds within products: 'float32', or 'tf32' and 'bfloat16' for speed on a GPU, \
      at a slightly different loss. Short for --set train.precision=.bfloat16.
      """)
  var precision: TrainingPrecision?

  @Option(help: "The Python that has PyTorch; python3 by default.", completion: .file())
  var python: String?

  @Option(
    help: """
      What computes the products of a model's steps: 'libxsmm', with kernels made for them, or \
      'blas', like all other products. By default the first that this machine has; results differ \
      in the last bits.
      """)
  var products: ProductLibrary?

  func validate() throws {
    if let products, !ProductLibrary.available.contains(products) {
      throw ValidationError(
        "--products \(products.rawValue) needs x86-64 with AVX2 and Linux; leave it out here")
    }
    if trainer == .own, let option = torchOptions.first {
      throw ValidationError("\(option) is for --trainer torch, not --trainer own")
    }
    let standard = TrainerRecord.standardPieces
    if let ranks {
      guard (1...TorchOptions.mostRanks).contains(ranks),
        standard.isMultiple(of: ranks) || ranks.isMultiple(of: standard) || reduce == .fast
      else {
        throw ValidationError(
          "--ranks must be 1, 2, 4 or a multiple of 4 up to \(TorchOptions.mostRanks), not "
            + "\(ranks): a batch is cut into that many pieces. With --reduce fast any number goes")
      }
    }
  }

  /// How PyTorch is to train, even if `trainer` says something else.
  var torch: TorchOptions {
    TorchOptions(
      ranks: ranks, python: python ?? TorchOptions.defaultPython, device: device ?? .cpu,
      reduction: reduce ?? .exact)
  }

  var choice: TrainerChoice {
    trainer == .torch || !torchOptions.isEmpty ? .torch(torch) : .own
  }

  /// The options given that only PyTorch has.
  private var torchOptions: [String] {
    [
      ("--ranks", ranks != nil), ("--device", device != nil), ("--reduce", reduce != nil),
      ("--precision \(precision?.rawValue ?? "")", (precision ?? .float32) != .float32),
      ("--python", python != nil),
    ].filter(\.1).map(\.0)
  }

  /// The setting that `--precision` stands for.
  var settings: [String] {
    precision.map { ["train.precision=.\($0.rawValue)"] } ?? []
  }
}

extension TrainerRecord.Device: ExpressibleByArgument {}
extension TrainerRecord.Reduction: ExpressibleByArgument {}
extension TrainingPrecision: ExpressibleByArgument {}
extension ProductLibrary: ExpressibleByArgument {}
