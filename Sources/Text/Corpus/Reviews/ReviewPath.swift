/// The path of a labelled review: `aclImdb/train/neg/0_3.txt`, a running number and a rating from 1
/// to 10.
struct ReviewPath: Hashable {
  /// What comes before the split, such as "aclImdb"; empty if nothing does.
  var prefix: String
  var reviewClass: ReviewClass
  var file: String

  /// `nil` for a path that isn't a labelled review's.
  init?(_ path: String) {
    let parts = path.split(separator: "/").filter { $0 != "." }
    guard parts.count >= 3,
      let split = ReviewClass.Split(rawValue: String(parts[parts.count - 3])),
      let label = ReviewClass.Label(rawValue: String(parts[parts.count - 2])),
      Self.isReviewName(String(parts[parts.count - 1]))
    else { return nil }
    prefix = parts.dropLast(3).joined(separator: "/")
    reviewClass = ReviewClass(split: split, label: label)
    file = String(parts[parts.count - 1])
  }

  /// Whether `name` is digits, an underscore, digits and ".txt", and no longer than file systems
  /// allow.
  static func isReviewName(_ name: String) -> Bool {
    guard name.hasSuffix(".txt"), name.utf8.count <= 255 else { return false }
    let parts = name.utf8.dropLast(4).split(
      separator: UInt8(ascii: "_"), omittingEmptySubsequences: false)
    return parts.count == 2
      && parts.allSatisfy { part in
        !part.isEmpty && part.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
      }
  }
}
