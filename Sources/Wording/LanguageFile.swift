import Foundation

/// A language as a JSON file.
struct LanguageFile: Codable {
  /// Between the whole and the fraction of a number.
  var decimal: String
  /// Between groups of three digits.
  var group: String
  /// See `Language.characters`.
  var characters: [String: String]?
  /// See `Language.exercises`.
  var exercises: [String]?
  /// Translations by English text; an empty one is none.
  var phrases: [String: Translation]
}

extension Language {
  /// Reads a language from a file such as `walkthrough language` writes.
  ///
  /// - Throws: `LanguageFileError`.
  package init(code: String, json: Data) throws(LanguageFileError) {
    let file = try Self.decoded(json)
    let phrases = file.phrases.filter { !$0.value.text.isEmpty }
    for (english, translation) in phrases.sorted(by: { $0.key < $1.key })
    where !translation.hasMarks(of: english) {
      throw .otherMarks(english)
    }
    self.init(
      code: code, numbers: NumberStyle(decimal: file.decimal, group: file.group),
      characters: file.characters ?? [:], exercises: file.exercises ?? [], phrases: phrases)
  }

  private static func decoded(_ json: Data) throws(LanguageFileError) -> LanguageFile {
    do {
      return try JSONDecoder().decode(LanguageFile.self, from: json)
    } catch let DecodingError.keyNotFound(key, context) {
      throw .lacks(name(of: context.codingPath + [key]))
    } catch let DecodingError.typeMismatch(_, context) {
      throw .wrongKind(name(of: context.codingPath))
    } catch let DecodingError.valueNotFound(_, context) {
      throw .wrongKind(name(of: context.codingPath))
    } catch let DecodingError.dataCorrupted(context) where !context.codingPath.isEmpty {
      throw .noForm(name(of: context.codingPath))
    } catch {
      throw .notJSON
    }
  }

  private static func name(of path: [any CodingKey]) -> String {
    path.map(\.stringValue).joined(separator: ".")
  }

  /// The name of the file in a book's folder.
  package static let fileName = "language.json"

  /// Everything that the program says to readers, in English.
  package static var texts: [String] { german.phrases.keys.sorted() }

  /// What has no translation.
  package var missing: [String] { Self.texts.filter { phrases[$0] == nil } }

  /// A file to fill in: every text of the program, with its translation where there is one.
  package var file: Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let file = LanguageFile(
      decimal: numbers.decimal, group: numbers.group, characters: characters, exercises: exercises,
      phrases: phrases.merging(missing.map { ($0, "") }) { translation, _ in translation })
    // Text in dictionaries: nothing that JSON can't hold.
    return ((try? encoder.encode(file)) ?? Data()) + Data("\n".utf8)
  }

  /// The other language, with the words of this one where it lacks them.
  package func merging(_ other: Language) -> Language {
    var merged = other
    merged.characters = characters.merging(other.characters) { $1 }
    merged.exercises = other.exercises.isEmpty ? exercises : other.exercises
    merged.phrases = phrases.merging(other.phrases) { $1 }
    return merged
  }
}

/// Why a file is no language.
package enum LanguageFileError: Error, Hashable, Sendable {
  case notJSON
  case lacks(String)
  /// What stands here isn't a text, or isn't a list of texts by name.
  case wrongKind(String)
  /// A translation has other marks than its English phrase, such as places for arguments.
  case otherMarks(String)
  /// The name of what stands beside the plural forms of a translation and is none.
  case noForm(String)
}

extension LanguageFileError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .notJSON: "this is no JSON"
    case .lacks(let key): "'\(key)' is missing"
    case .wrongKind(let place):
      "\(place.isEmpty ? "the file" : "'\(place)'") is of another kind than in a file that "
        + "'walkthrough language' writes"
    case .noForm(let place):
      "'\(place)' is no plural form: the names are zero, one, two, few, many and other, and 'number' "
        + "for the place that decides"
    case .otherMarks(let english):
      "the translation of '\(english)' must have the same marks, such as {1} or <b>, in any order"
    }
  }
}
