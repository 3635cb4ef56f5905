import Files
import Foundation
import Record
import Wording

/// A reference record, read from a file and validated.
package struct ReferenceFile: Hashable, Sendable {
  package let record: ReferenceRecord
  /// The bytes of the file, kept unchanged.
  let data: Data

  /// Reads the file at a path; a relative one starts from the working folder.
  ///
  /// - Throws: `ReferenceError`, which says what is wrong and what to do.
  package init(path: String) throws(ReferenceError) {
    let workingFolder = URL(filePath: FileManager.default.currentDirectoryPath)
    let data: Data
    do {
      data = try InputFile(path, from: workingFolder).contents()
    } catch {
      throw ReferenceError(path: path, problem: error.problem.description)
    }
    try self.init(data, path: path)
  }

  /// - Parameter path: where the bytes come from, for messages.
  /// - Throws: `ReferenceError`.
  init(_ data: Data, path: String) throws(ReferenceError) {
    self.data = data
    do {
      record = try Self.decode(data)
    } catch {
      throw ReferenceError(path: path, problem: error.text)
    }
  }

  private struct Problem: Error {
    let text: String
  }

  private struct Schema: Decodable {
    let schema: Int
  }

  private static func decode(_ data: Data) throws(Problem) -> ReferenceRecord {
    // Reported first: a record of another schema may differ in other ways as well.
    let schema = try decode(Schema.self, data).schema
    guard schema == ReferenceRecord.currentSchema else {
      throw Problem(
        text: "its schema is \(schema), and this version reads \(ReferenceRecord.currentSchema)")
    }
    let record = try decode(ReferenceRecord.self, data)
    if let problem = record.problem { throw Problem(text: problem) }
    return record
  }

  private static func decode<Content: Decodable>(
    _ type: Content.Type, _ data: Data
  ) throws(Problem) -> Content {
    do {
      return try JSONFile.decode(type, from: data)
    } catch let error as DecodingError {
      throw Problem(text: describe(error, data))
    } catch {
      throw Problem(text: "it is not JSON: \(error.localizedDescription)")
    }
  }

  private static func describe(_ error: DecodingError, _ data: Data) -> String {
    switch error {
    case .keyNotFound(let key, let context):
      "\(place(context.codingPath, or: "it")) lacks \"\(key.stringValue)\""
    case .valueNotFound(_, let context), .typeMismatch(_, let context):
      "\(place(context.codingPath, or: "the file")) has the wrong type"
    case .dataCorrupted(let context) where isJSON(data):
      "\(place(context.codingPath, or: "a value")) is invalid: \(context.debugDescription)"
    case .dataCorrupted: "it is not JSON"
    @unknown default: "it can't be decoded"
    }
  }

  private static func isJSON(_ data: Data) -> Bool {
    (try? JSONSerialization.jsonObject(with: data, options: .fragmentsAllowed)) != nil
  }

  /// Such as "steps[3].loss".
  private static func place(_ path: [any CodingKey], or whole: String) -> String {
    let text = path.reduce("") { text, key in
      key.intValue.map { "\(text)[\($0)]" } ?? (text.isEmpty ? "" : text + ".") + key.stringValue
    }
    return text.isEmpty ? whole : text
  }
}

/// Why a file can't be compared with a run.
package struct ReferenceError: Error, Hashable, CustomStringConvertible {
  package let path: String
  package let problem: String

  package var description: String {
    "\(path) is not a reference record: \(problem). Give --reference a file that "
      + "Tests/Reference/notebook.py wrote"
  }
}

extension RunContents {
  /// Keeps a reference with the run, replacing an earlier one.
  package mutating func keep(_ file: ReferenceFile) { files[RunFiles.reference] = file.data }

  /// The reference that is kept with the run; `nil` if there is none.
  ///
  /// - Parameter folder: the run's folder, for messages.
  /// - Throws: `ReferenceError` if the file was changed and is no longer valid.
  package func reference(in folder: RunFolder) throws(ReferenceError) -> ReferenceRecord? {
    guard let data = files[RunFiles.reference] else { return nil }
    return try ReferenceFile(data, path: folder.url.appending(path: RunFiles.reference).path).record
  }
}
