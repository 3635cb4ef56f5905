import Foundation
import Record
import Testing

extension Project {
  /// Changes the record in a run's folder, as someone might who wants a better grade.
  func forge(_ folder: String, _ change: (inout [String: Any]) -> Void) throws {
    let file = url("\(folder)/run.json")
    var record = try #require(
      try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any])
    change(&record)
    try JSONSerialization.data(withJSONObject: record).write(to: file)
  }

  /// Changes a result.
  func forge(_ folder: String, _ step: StepID, _ name: String, _ value: Any) throws {
    try forge(folder) { record in
      guard var steps = record["steps"] as? [[String: Any]],
        var results = steps[step.number - 1]["results"] as? [String: Any]
      else { return }
      results[name] = value
      steps[step.number - 1]["results"] = results
      record["steps"] = steps
    }
  }
}
