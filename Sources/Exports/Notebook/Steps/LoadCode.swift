import Record

extension NotebookCode {
  /// What every later cell needs.
  func setUp(data: String, results: [String: Double]) -> String {
    let found = results.sorted { $0.key < $1.key }
      .map { "    \(Python.string($0.key)): \($0.value)," }.joined(separator: "\n")
    return """
      import collections
      import copy
      import json
      import math
      import pathlib
      import re
      import unicodedata

      import torch
      from torch import nn
      from torch.nn import functional as F
      from torch.utils.data import DataLoader, Sampler

      SEED = \(settings.record.seed)
      DATA = pathlib.Path(\(Python.string(data)))
      # What the run found, to compare with.
      RUN = {
      \(found)
      }


      def compare(name, value):
          \"\"\"Shows a number of this notebook beside the run's.\"\"\"
          def shown(number):
              return f"{int(number):,}" if float(number).is_integer() else f"{number:,.5f}"
          theirs = f"the run: {shown(RUN[name])}" if name in RUN else ""
          print(f"{name:26}{shown(value):>14}   {theirs}")
      """
  }

  var load: String {
    """
    texts = {"train": [], "validation": [], "test": []}
    with open(DATA / "texts.jsonl", encoding="utf-8", newline="\\n") as file:
        for line in file:
            document = json.loads(line)
            texts[document["split"]].append(document["text"])

    compare("load.train.documents", len(texts["train"]))
    compare("load.train.bytes", sum(len(text.encode()) for text in texts["train"]))
    compare("load.test.documents", len(texts["test"]))
    print(texts["train"][0][:300])
    """
  }
}
